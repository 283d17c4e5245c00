// The life of the WebAssembly: one instance at a time, guarded, and followed by a new one after it has stopped.
//
// `cargo xtask` writes this file around the JavaScript of wasm-bindgen, for the page and for the module. Each instance has its
// own copy of that JavaScript, so that nothing of an instance that stopped can reach the next one. Does not depend on what the
// functions do.
//
// An exception that leaves a WebAssembly function has skipped the rest of it: the stack pointer has moved, a borrow is never
// returned, memory may be half written. So it makes no difference what was thrown or who threw it: after any exception the
// instance has stopped. What a host throws in a function that the Rust code calls with `catch` is a result and does not get
// here.
//
// wasm-bindgen 0.2.130 has two ways to do this, and neither works here. `--force-enable-abort-handler` writes exception handling
// that Node.js 20 cannot compile. `handler::schedule_reinit()` must be called by the instance itself, which cannot run after a
// stack overflow; and it leaves the old memory as it was.

const STOPPED = "Token Doctor has stopped. This says nothing about the token. Call init or initSync again.";

/** The WebAssembly, compiled: the next instance needs no file. */
let compiled;

/** Called after an instance has stopped, with what was thrown. */
let tellStopped;

let current = newInstance();

function newInstance() {
  /** Rejects the promises that were returned and are not settled. */
  const open = new Set();
  /** How many calls of exports are under way, one inside the other. */
  let depth = 0;
  let hasStopped = false;
  let isTold = false;
  let thrown;
  /** The exports as they are. */
  let raw;

  /** Exports whose calls are guarded. By wasm-bindgen's names, events, timers and finalizers call those with `closure`. */
  function guarded(exports) {
    raw = exports;
    const all = {};
    for (const [name, item] of Object.entries(exports)) {
      all[name] = typeof item === "function" ? guardedCall(item, /closure/.test(name)) : item;
    }
    return all;
  }

  /** A callback throws nothing: there is no one to catch it, and Node.js would exit. */
  function guardedCall(run, isCallback) {
    return (...args) => {
      if (hasStopped) {
        bury();
        return afterEnd(isCallback);
      }
      depth += 1;
      try {
        return run(...args);
      } catch (error) {
        // First, and without a call: the stack may be full.
        hasStopped = true;
        thrown ??= error;
        return afterEnd(isCallback);
      } finally {
        depth -= 1;
        if (hasStopped) bury();
      }
    };
  }

  function afterEnd(isCallback) {
    // wasm-bindgen reads the results of a call from an array.
    if (isCallback) return [];
    throw new Error(STOPPED);
  }

  /** Imports that do not return into an instance that has stopped while they ran. */
  function guardedImports(modules) {
    for (const imports of Object.values(modules)) {
      for (const [name, call] of Object.entries(imports)) {
        imports[name] = (...args) => {
          const result = call(...args);
          if (hasStopped) throw new Error(STOPPED);
          return result;
        };
      }
    }
    return modules;
  }

  /** Once no call is under way: overwrites the memory, rejects what is open, and tells. What fails is done at the next call. */
  function bury() {
    if (depth > 0 || isTold) return;
    if (raw) {
      new Uint8Array(raw.memory.buffer).fill(0);
      // For what still refers to it: finalizers and callbacks.
      wasm = new Proxy({}, { get: () => guardedCall(undefined, true) });
      // All that keeps the memory.
      raw = wasmInstance = __wbg_init_promise /* VIEWS */ = undefined;
    }
    for (const reject of open) {
      reject(new Error(STOPPED));
      open.delete(reject);
    }
    isTold = true;
    try {
      tellStopped?.(thrown);
      // An error keeps the functions in its trace, and they keep the memory.
      thrown = undefined;
    } catch (error) {
      isTold = false;
      throw error;
    }
  }

  function untilStopped(promise) {
    return new Promise((resolve, reject) => {
      open.add(reject);
      const settle = (end) => (value) => {
        open.delete(reject);
        end(value);
      };
      promise.then(settle(resolve), settle(reject));
    });
  }

  // GLUE

  const functions = { __wbg_init /* FUNCTIONS */ };
  return {
    hasStopped: () => hasStopped,
    call(name, args) {
      let result;
      try {
        result = functions[name](...args);
      } catch (error) {
        if (!hasStopped) throw error;
      }
      if (hasStopped) throw new Error(STOPPED);
      return typeof result?.then === "function" ? untilStopped(result) : result;
    },
  };
}

/** The instance to be started: a new one after the last has stopped. */
function toStart() {
  if (current.hasStopped()) current = newInstance();
  return current;
}

export default async function init(input = compiled && { module_or_path: compiled }) {
  return toStart().call("__wbg_init", [input]);
}
