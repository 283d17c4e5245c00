// Ways in which the module stops, as one function that any host can run: Node, a page, a Worker, Firefox. It uses only its
// arguments and what every host has, so that its text can be sent into a browser. The expected result is in this file too.
//
// The faults are real: a full stack, no memory left, a panic. Only a host can cause them, so this is a faulty host.

/** Stops the module in each way, with a pending promise and a later signal, and restarts it. Returns the observations. */
export async function stopInEachWay(doctor, token) {
  const said = (run) => {
    try {
      return run();
    } catch (error) {
      return error.message;
    }
  };
  const inspect = () => doctor.inspectToken(`Bearer ${token}`).kind;
  const isEmpty = (memory) => new Uint8Array(memory.buffer).every((byte) => byte === 0);

  const ways = {
    /** The stack of the host is nearly full when it calls: the module fills the rest. */
    'the stack is full': () => {
      let hasStopped = false;
      const fill = () => {
        try {
          fill();
        } catch {
          // Full. From here on, each return frees a little stack.
        }
        if (!hasStopped) hasStopped = /has stopped/.test(said(inspect));
      };
      fill();
    },
    'memory has run out': ({ memory }) => {
      for (const pages of [1_024, 32, 1]) {
        try {
          for (;;) memory.grow(pages);
        } catch {
          // So many are no longer there.
        }
      }
      said(() => doctor.inspectToken('x'.repeat(2_000_000)));
    },
    /** gloo-net panics on a value that is not an Error. The host learns of it only from the promise. */
    'it panics': async () => {
      const { Request } = globalThis;
      globalThis.Request = function () {
        throw 'no error';
      };
      try {
        await doctor.testConnection({ token }).catch(() => {});
      } finally {
        globalThis.Request = Request;
      }
    },
  };

  const starts = [() => doctor.initSync(), () => doctor.default()];
  const usual = globalThis.fetch;
  globalThis.fetch = () => new Promise(() => {});
  const seen = {};
  try {
    for (const [way, stop] of Object.entries(ways)) {
      const exports = await doctor.default();
      const { memory } = exports;
      const controller = new AbortController();
      const open = doctor.testConnection({ token, timeoutMs: 50, signal: controller.signal }).catch((error) => error.message);
      const exchange = doctor.exchangeToken({ token, appId: '1', appSecret: 'ab', timeoutMs: 50 }).catch((error) => error.message);
      // The calls are sent.
      await new Promise((resolve) => setTimeout(resolve));
      await stop(exports);
      const rejected = [await open, await exchange];
      const after = said(inspect);
      const wasEmptied = isEmpty(memory);
      await starts[Object.keys(seen).length % starts.length]();
      // Call into the stopped instance: its timers, and its signal.
      controller.abort();
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen[way] = { rejected, after, wasEmptied, isNew: doctor.initSync() !== exports, then: said(inspect) };
    }
  } finally {
    globalThis.fetch = usual;
  }
  return seen;
}

const STOPPED = 'Token Doctor has stopped. This says nothing about the token. Call init or initSync again.';
const SEEN = { rejected: [STOPPED, STOPPED], after: STOPPED, wasEmptied: true, isNew: true, then: 'access_token' };

/** The expected observations for each way. */
export const stopsSeen = {
  'the stack is full': SEEN,
  'memory has run out': SEEN,
  'it panics': SEEN,
};
