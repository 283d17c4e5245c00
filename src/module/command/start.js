// The functions of the module, started. Does not depend on the command line.

export * from "../node/index.js";
