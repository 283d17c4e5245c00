// How many tests run at once, and when the next one may start: fewer and later while Meta limits requests.
// Does not depend on what is tested.

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Pace {
  #most;
  #limit;
  #running = 0;
  #successes = 0;
  #pauseMs = 0;
  #resumesAt = 0;
  /** Counts the slow-downs. Tests that started before the latest one say nothing new. */
  #slowDowns = 0;
  #ended = () => {};
  #clock;
  #onPause;

  /**
   * @param {number} most the number of tests at once
   * @param {(ms: number) => void} onPause called at each slow-down, with its pause
   * @param {{ now: () => number, sleep: (ms: number) => Promise<void> }} [clock]
   */
  constructor(most, onPause, clock = { now: Date.now, sleep }) {
    this.#most = most;
    this.#limit = most;
    this.#onPause = onPause;
    this.#clock = clock;
  }

  /** Waits until one more test may start. The result is for `end`. One caller at a time. */
  async begin() {
    for (;;) {
      const pause = this.#resumesAt - this.#clock.now();
      if (this.#running >= this.#limit) await new Promise((resolve) => (this.#ended = resolve));
      else if (pause > 0) await this.#clock.sleep(pause);
      else break;
    }
    this.#running += 1;
    return this.#slowDowns;
  }

  /** A test has ended. `isLimited`: Meta refused it because of too many requests. */
  end(slowDowns, isLimited) {
    this.#running -= 1;
    if (slowDowns === this.#slowDowns) {
      if (isLimited) this.#slowDown();
      else this.#speedUp();
    }
    this.#ended();
  }

  #slowDown() {
    this.#slowDowns += 1;
    this.#successes = 0;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pauseMs * 2));
    this.#resumesAt = this.#clock.now() + this.#pauseMs;
    this.#onPause(this.#pauseMs);
  }

  #speedUp() {
    this.#pauseMs = Math.floor(this.#pauseMs / 2);
    this.#successes += 1;
    if (this.#successes < this.#limit) return;
    this.#successes = 0;
    this.#limit = Math.min(this.#most, this.#limit + 1);
  }
}
