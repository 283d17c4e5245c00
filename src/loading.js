// Why a WebAssembly file could not be loaded: every error of a failed load has a code and a sentence that helps.
//
// For the module and for the card: `cargo xtask` adds this file to the JavaScript of both. A file that loads is not examined: only after
// a failure is the address fetched again, to find the reason. Does not depend on what the file does.

/**
 * @typedef {{ file: string, script: string, address: () => URL, digest: string, check: (module: WebAssembly.Module) => void }} Own
 *   the names of the WebAssembly and of its script, for sentences. Where it is, its digest, and what throws if it is of another release
 */

/** Code → what is wrong and what to do. docs/embedding.md has an anchor for each code. */
const loadHelp = ({ file, script }) => ({
  wrong_mime_type: `The server sent another file, usually a page: copy ${file} beside ${script}, and in Vite add token-doctor to optimizeDeps.exclude.`,
  not_found: `The address has no file: copy ${file} beside the JavaScript that your bundler writes.`,
  csp_blocks_wasm: "The security policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src.",
  digest_mismatch: "The file is changed or incomplete: copy it again from the package.",
  mixed_releases: `Files of two releases are mixed: copy ${script} and ${file} from the same package.`,
  no_fetch: 'Files cannot be fetched here: in Node.js, import "token-doctor/node", and elsewhere pass the bytes of the file to init.',
  network: "The file did not arrive: check the connection, and whether connect-src of the security policy allows the address.",
  no_webassembly: "WebAssembly is turned off here, or missing: use a current browser without a lockdown mode.",
});

/** The error of a failed load. */
export function loadError(code, own, cause) {
  const help = `${loadHelp(own)[code]} See docs/embedding.md#${code}.`;
  return Object.assign(new Error(`${own.file} could not be loaded. ${help}`, { cause }), { code, help });
}

/**
 * The code of a failed start. `undefined` if the input is the reason.
 * @param {unknown} error what the start has thrown
 * @param {unknown} input where the file is, or what is in it. `undefined` is the address of the own file
 * @param {Own} own
 * @returns {Promise<string | undefined>}
 */
export async function reasonOf(error, input, own) {
  if (typeof WebAssembly !== "object") return "no_webassembly";
  if (!mayCompile()) return "csp_blocks_wasm";
  if (error instanceof WebAssembly.LinkError) return "mixed_releases";
  let source;
  try {
    source = await input;
  } catch {
    return "network";
  }
  if (typeof fetch !== "function") return isAddress(source) ? "no_fetch" : undefined;
  if (source instanceof Response) return reasonInResponse(source);
  return isAddress(source) ? reasonAtAddress(source, own) : undefined;
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
async function reasonAtAddress(source, own) {
  const address = source ?? own.address();
  const { protocol } = new URL(address.url ?? address, own.address());
  const integrity = source ? (source.integrity ?? "") : own.digest;
  try {
    const response = await fetch(address, { integrity: "" });
    if (!response.ok) return reasonOfStatus(response.status);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (String.fromCharCode(...bytes.subarray(0, 4)) !== "\0asm") return "wrong_mime_type";
    own.check(await WebAssembly.compile(bytes));
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
