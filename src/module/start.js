// The start of the module. Its error says why the WebAssembly could not be loaded.
//
// `cargo xtask` adds this file and src/loading.js to the JavaScript of the module. Does not depend on what the functions do.

/** The WebAssembly of the module. The address is a literal, so that bundlers find the file. */
const OWN = {
  file: "token-doctor_bg.wasm",
  script: "token-doctor.js",
  address: () => new URL("./token-doctor_bg.wasm", import.meta.url),
  digest: WASM_DIGEST,
  check: checkRelease,
};

const fetchOwn = () => fetch(OWN.address(), { credentials: "same-origin", integrity: WASM_DIGEST });

export default async function init(input) {
  try {
    return await startInstance(input);
  } catch (error) {
    const code = current.hasStopped() || error.code ? undefined : await reasonOf(error, input?.module_or_path ?? input, OWN);
    throw code ? loadError(code, OWN, error) : error;
  }
}
