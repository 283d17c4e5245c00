/** The module for Node.js. It has started: no call of `init` or `initSync` is needed, except to restart it after a stop. */
export { default } from "../token-doctor.js";
export * from "../token-doctor.js";
