// The module in plain Node, with graph.facebook.com replaced by the local Graph server. Node has no resolver rules, so a custom
// global fetch changes the address and nothing else.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { startGraphServer } from './graph_server.mjs';
import { dist } from './site.mjs';

const META = 'https://graph.facebook.com/';
const native = globalThis.fetch;

export const folder = join(dist, 'module');

/** Loads and starts the module. */
export async function loadModule() {
  const doctor = await import(pathToFileURL(join(folder, 'token-doctor.js')));
  doctor.initSync({ module: readFileSync(join(folder, 'token-doctor_bg.wasm')) });
  return doctor;
}

/** The module, and the Graph server that its calls go to. The caller closes the server. */
export async function startHost() {
  const doctor = await loadModule();
  const graph = await startGraphServer();
  leadMetaTo(graph.port);
  return { doctor, graph };
}

/** Sends the calls to Meta to a port of this machine. The local server has no trusted certificate. */
export function leadMetaTo(port) {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  globalThis.fetch = async (request) => {
    if (!request.url.startsWith(META)) throw new Error(`Not an address of Meta: ${request.url}`);
    const { method, headers, signal, redirect } = request;
    const body = method === 'GET' ? undefined : await request.text();
    return native(`https://127.0.0.1:${port}/${request.url.slice(META.length)}`, { method, headers, signal, redirect, body });
  };
}

/** Runs with another global fetch (`undefined`: without one). */
export async function withFetch(fetch, run) {
  const usual = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    return await run();
  } finally {
    globalThis.fetch = usual;
  }
}
