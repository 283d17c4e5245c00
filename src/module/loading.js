// The start of the module, and the reason if it fails: every error of a failed load has a code and a sentence that helps.
//
// `cargo xtask` adds this file to the JavaScript of the module. A file that loads is not examined: only after a failure is the
// address fetched again, to find the reason.

/** Code → what is wrong and what to do. docs/embedding.md has an anchor for each code. */
const LOAD_HELP = {
  wrong_mime_type:
    "The server sent another file, usually a page: copy token-doctor_bg.wasm beside token-doctor.js, and in Vite add token-doctor to optimizeDeps.exclude.",
  not_found: "The address has no file: copy token-doctor_bg.wasm beside the JavaScript that your bundler writes.",
  csp_blocks_wasm: "The security policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src.",
  digest_mismatch: "The file is changed or incomplete: copy it again from the package.",
  mixed_releases: "Files of two releases are mixed: copy token-doctor.js and token-doctor_bg.wasm from the same package.",
  no_fetch: 'Files cannot be fetched here: in Node.js, import "token-doctor/node", and elsewhere pass the bytes of the file to init.',
  network: "The file did not arrive: check the connection, and whether connect-src of the security policy allows the address.",
  no_webassembly: "WebAssembly is turned off here, or missing: use a current browser without a lockdown mode.",
};

function loadError(code, cause) {
  const help = `${LOAD_HELP[code]} See docs/embedding.md#${code}.`;
  return Object.assign(new Error(`token-doctor_bg.wasm could not be loaded. ${help}`, { cause }), { code, help });
}

/** The file beside this one. The address is a literal, so that bundlers find the file. */
const ownAddress = () => new URL("./token-doctor_bg.wasm", import.meta.url);

const fetchOwn = () => fetch(ownAddress(), { credentials: "same-origin", integrity: WASM_DIGEST });

export default async function init(input) {
  try {
    return await startInstance(input);
  } catch (error) {
    const code = current.hasStopped() || error.code ? undefined : await reasonOf(error, input);
    throw code ? loadError(code, error) : error;
  }
}

/** The code of a failed start. `undefined` if the input is the reason. */
async function reasonOf(error, input) {
  if (typeof WebAssembly !== "object") return "no_webassembly";
  if (!mayCompile()) return "csp_blocks_wasm";
  if (error instanceof WebAssembly.LinkError) return "mixed_releases";
  let source;
  try {
    source = await (input?.module_or_path ?? input);
  } catch {
    return "network";
  }
  if (typeof fetch !== "function") return isAddress(source) ? "no_fetch" : undefined;
  if (source instanceof Response) return reasonInResponse(source);
  return isAddress(source) ? reasonAtAddress(source) : undefined;
}

/** Whether the security policy allows the smallest WebAssembly. */
function mayCompile() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

function isAddress(source) {
  const isOf = (type) => typeof type === "function" && source instanceof type;
  return source === undefined || typeof source === "string" || isOf(globalThis.URL) || isOf(globalThis.Request);
}

/** The reason for a response of the host. Its content has been read. */
function reasonInResponse({ ok, status, headers }) {
  if (!ok) return reasonOfStatus(status);
  return headers.get("Content-Type") === "application/wasm" ? "digest_mismatch" : "wrong_mime_type";
}

const reasonOfStatus = (status) => (status === 404 || status === 410 ? "not_found" : "network");

/** Fetches the address again without a digest: with one, browsers do not say what arrived. */
async function reasonAtAddress(source) {
  const address = source ?? ownAddress();
  const { protocol } = new URL(address.url ?? address, ownAddress());
  const integrity = source ? (source.integrity ?? "") : WASM_DIGEST;
  try {
    const response = await fetch(address, { integrity: "" });
    if (!response.ok) return reasonOfStatus(response.status);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (String.fromCharCode(...bytes.subarray(0, 4)) !== "\0asm") return "wrong_mime_type";
    checkRelease(await WebAssembly.compile(bytes));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return "digest_mismatch";
    return error.code ?? (protocol === "file:" ? "no_fetch" : "network");
  }
  // The file is of this release. Either its digest is wrong, or it did not arrive the first time.
  if (!integrity) return "network";
  return fetch(address, { integrity }).then(
    () => "network",
    () => "digest_mismatch",
  );
}
