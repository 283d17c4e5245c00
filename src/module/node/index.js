// The module for Node.js. It starts by itself and synchronously, so `import` and `require` give functions that work at once.

import { readFileSync } from "node:fs";
import { initSync } from "../token-doctor.js";

initSync({ module: readFileSync(new URL("../token-doctor_bg.wasm", import.meta.url)) });

export { default } from "../token-doctor.js";
export * from "../token-doctor.js";
