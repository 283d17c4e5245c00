/** Trunk's digest in a file name, from before the WebAssembly was split and all files were made smaller. */
export const TRUNK_DIGEST = /-[0-9a-f]{12,16}(?=(_bg|_second)?\.(css|js|json|wasm)$)/;
