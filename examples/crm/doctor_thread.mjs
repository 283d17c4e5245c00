// Runs one call of the module in its own thread (doctor.mjs). An exception here is an "error" event in doctor.mjs.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { folder, name, parameters } = workerData;

setInterval(() => parentPort.postMessage({ isAtWork: true }), 1_000);

const doctor = await import(pathToFileURL(join(folder, 'token-doctor.js')));
doctor.initSync({ module: await readFile(join(folder, 'token-doctor_bg.wasm')) });
parentPort.postMessage({ answer: await doctor[name](...parameters) });
