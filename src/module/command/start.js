// The functions of the module, started. Does not depend on the command line.

import { readFileSync } from "node:fs";

import { initSync } from "../token-doctor.js";

initSync({ module: readFileSync(new URL("../token-doctor_bg.wasm", import.meta.url)) });

export * from "../token-doctor.js";
