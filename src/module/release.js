// The release that this file belongs to. Does not depend on what the functions do.
//
// `cargo xtask` fills in the three values, and writes the mark into the WebAssembly too.

const VERSION = "@VERSION@";

/** The content of the section "token-doctor" in the WebAssembly of the same build. */
const RELEASE_MARK = "@RELEASE_MARK@";

/** The digest of the WebAssembly, for `fetch`. Empty if the build could not calculate it. */
const WASM_DIGEST = "@WASM_DIGEST@";

export const version = () => VERSION;

/** Throws for the WebAssembly of another build. Its functions can have the same names and another meaning. */
function checkRelease(module) {
  const [mark] = WebAssembly.Module.customSections(module, "token-doctor");
  if (!mark || new TextDecoder().decode(mark) !== RELEASE_MARK) throw loadError("mixed_releases", OWN);
}
