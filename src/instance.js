// Lifecycle of the WebAssembly instance: one at a time, with guarded calls. After an instance stops, `init` starts a new one.
//
// `cargo xtask` inserts wasm-bindgen's JavaScript into this file, for the page and for the module. Each instance has its own
// copy of that JavaScript, so that a stopped instance cannot affect the next one. Does not depend on what the functions do.
//
// An exception that leaves a WebAssembly function skips the rest of that function: the stack pointer is wrong, a borrow is
// never released, memory may be half written. So after any exception, from any source, the instance counts as stopped.
// What a host throws in a function that the Rust code calls with `catch` is an ordinary result and does not get here.
//
// wasm-bindgen 0.2.130 has two features for this, but neither works here. `--force-enable-abort-handler` writes exception
// handling that Node.js 20 cannot compile. `handler::schedule_reinit()` must be called by the instance itself, which cannot
// run after a stack overflow, and it does not erase the old memory.

const STOPPED = "Token Doctor has stopped. This says nothing about the token. Call init or initSync again.";

/** The compiled module. The next instance is created from it. */
let compiled;

/** Called with the exception after an instance has stopped. */
let tellStopped;

let current = newInstance();

function newInstance() {
  /** Reject functions of the returned promises that are still pending. */
  const open = new Set();
  /** Nesting depth of the current calls of exports. */
  let depth = 0;
  let hasStopped = false;
  let isCleanedUp = false;
  let thrown;
  /** The exports, not guarded. */
  let raw;

  /** Guards the exports. Events, timers and finalizers call those that wasm-bindgen names with `closure`. */
  function guarded(exports) {
    raw = exports;
    const all = {};
    for (const [name, item] of Object.entries(exports)) {
      all[name] = typeof item === "function" ? guardedCall(item, /closure/.test(name)) : item;
    }
    return all;
  }

  /** A callback must not throw: nothing would catch the exception, and Node.js would exit. */
  function guardedCall(run, isCallback) {
    return (...args) => {
      if (hasStopped) {
        cleanUp();
        return afterEnd(isCallback);
      }
      depth += 1;
      try {
        return run(...args);
      } catch (error) {
        // Must come first and call nothing: the stack may be full.
        hasStopped = true;
        thrown ??= error;
        return afterEnd(isCallback);
      } finally {
        depth -= 1;
        if (hasStopped) cleanUp();
      }
    };
  }

  function afterEnd(isCallback) {
    // wasm-bindgen destructures the result as an array.
    if (isCallback) return [];
    throw new Error(STOPPED);
  }

  /** Guards the imports: they do not return into an instance that stopped while they ran. */
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

  /** When no call is running: erases the memory, rejects pending promises, reports. If it fails, the next call repeats it. */
  function cleanUp() {
    if (depth > 0 || isCleanedUp) return;
    if (raw) {
      new Uint8Array(raw.memory.buffer).fill(0);
      // Finalizers and callbacks may still refer to it.
      wasm = new Proxy({}, { get: () => guardedCall(undefined, true) });
      // Everything that keeps the memory alive.
      raw = wasmInstance = __wbg_init_promise /* VIEWS */ = undefined;
    }
    for (const reject of open) {
      reject(new Error(STOPPED));
      open.delete(reject);
    }
    isCleanedUp = true;
    try {
      tellStopped?.(thrown);
      // The stack trace of an error keeps the functions alive, and they keep the memory.
      thrown = undefined;
    } catch (error) {
      isCleanedUp = false;
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

/** The instance to start: a new one if the current one has stopped. */
function toStart() {
  if (current.hasStopped()) current = newInstance();
  return current;
}

export default async function init(input = compiled && { module_or_path: compiled }) {
  return toStart().call("__wbg_init", [input]);
}
