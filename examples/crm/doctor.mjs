// Calls the module of WhatsApp Token Doctor, each call in a new thread. If a text blocks the module, crashes it or uses up its memory,
// only that thread ends. Does not depend on HTTP, except for the error that a person gets.

import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

import { Refusal } from './http.mjs';

/** Calls at the same time. Further calls wait in a queue. */
const MOST_THREADS = 4;
const LONGEST_QUEUE = 32;

/** A working thread reports every second (doctor_thread.mjs). A blocked thread cannot. */
const LONGEST_SILENCE_MS = 5_000;

/** A test sends several requests to Meta, with 10 seconds for each answer. */
const LONGEST_CALL_MS = 120_000;

/** The limit for the JavaScript memory of a thread. */
const MOST_MEMORY_MB = 64;

// WebAssembly memory has a separate limit: 256 MB for each module, in pages of 64 kB. It applies to this whole process.
setFlagsFromString('--wasm-max-mem-pages=4096');

const STOPPED = 'This does not mean that your token is bad. Nothing was changed.';

export class Doctor {
  #folder;
  #running = new Set();
  #waiting = [];
  #isClosed = false;

  /** @param {string} folder `dist/module` of a release */
  constructor(folder) {
    this.#folder = folder;
  }

  /** Calls a function of the module. Rejects with a `Refusal` if there is no answer. */
  async call(name, ...parameters) {
    while (this.#running.size >= MOST_THREADS && !this.#isClosed) await this.#turn();
    if (this.#isClosed) throw new Refusal(503, `The server is shutting down. ${STOPPED}`);
    try {
      const thread = new Worker(new URL('doctor_thread.mjs', import.meta.url), {
        workerData: { folder: this.#folder, name, parameters },
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      });
      this.#running.add(thread);
      try {
        return await answerOf(thread);
      } finally {
        this.#running.delete(thread);
      }
    } finally {
      // Also if no thread could be created.
      this.#waiting.shift()?.();
    }
  }

  /** Stops all calls. Their callers get an error with a sentence. */
  async close() {
    this.#isClosed = true;
    for (const begin of this.#waiting.splice(0)) begin();
    await Promise.all([...this.#running].map((thread) => thread.terminate()));
  }

  #turn() {
    if (this.#waiting.length >= LONGEST_QUEUE) {
      throw new Refusal(503, `Too many checks are running. Try again in a minute. ${STOPPED}`, { 'Retry-After': '60' });
    }
    return new Promise((begin) => this.#waiting.push(begin));
  }
}

/** The answer of a thread. Settles when the thread has ended, so that the count of threads is correct. */
function answerOf(thread) {
  return new Promise((resolve, reject) => {
    let settle = () => reject(new Refusal(503, `The check was interrupted. Try again. ${STOPPED}`));
    const end = (outcome) => {
      settle = outcome;
      thread.terminate();
    };
    const tooLong = () => end(() => reject(new Refusal(504, `The check took too long and was stopped. ${STOPPED}`)));
    const silence = setTimeout(tooLong, LONGEST_SILENCE_MS);
    const whole = setTimeout(tooLong, LONGEST_CALL_MS);
    thread.on('message', ({ isAtWork, answer }) => (isAtWork ? silence.refresh() : end(() => resolve(answer))));
    thread.on('error', (error) => {
      // The message of the error can quote the token.
      console.error(`The module stopped: ${error?.name} ${error?.code ?? ''}`.trimEnd());
      settle = () => reject(new Refusal(503, `The check stopped because of an internal error. ${STOPPED}`));
    });
    thread.on('exit', () => {
      clearTimeout(silence);
      clearTimeout(whole);
      settle();
    });
  });
}
