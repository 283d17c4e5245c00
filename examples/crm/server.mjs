// A CRM's server, as small as it can be: it serves the page /admin/integrations, keeps what was saved in a file, never gives
// the token back, and tests the stored token through the module of WhatsApp Token Doctor in Node.
//
// What a real one has besides: a login, a CSRF token, and encryption of what it stores.

import { readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const API = '/admin/api/whatsapp';
const LONGEST_BODY = 64_000;
const NOTHING_SAVED = { token: '', phoneNumberId: '', whatsappBusinessAccountId: '' };

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** What the page with the card may do, and nothing more. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self' https://graph.facebook.com",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Starts the CRM on 127.0.0.1.
 * @param {{ dist: string, store: string, port?: number }} options `dist`: what `cargo xtask build` makes; `store`: the file
 *   that settings are kept in; `port`: a free one if it is left out
 */
export async function startCrm({ dist, store, port = 0 }) {
  const doctor = await import(pathToFileURL(join(dist, 'module', 'token-doctor.js')));
  doctor.initSync({ module: readFileSync(join(dist, 'module', 'token-doctor_bg.wasm')) });
  const crm = { doctor, dist, store };
  const server = createServer((request, response) => {
    answer(crm, request).then(
      (reply) => send(response, reply),
      (error) => send(response, error.status ? error : failure(500, 'The server failed; its log says why.', error)),
    );
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    page: `http://127.0.0.1:${server.address().port}/admin/integrations`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(crm, request) {
  const { pathname } = new URL(request.url, 'http://crm');
  // The path only: the query of a request is not for a log.
  const call = `${request.method} ${pathname}`;
  if (!isOfThisSite(request)) throw failure(403, 'Only the page of this CRM may ask that.');
  switch (call) {
    case `GET ${API}`:
      return json(forThePage(await stored(crm)));
    case `PUT ${API}`:
      return json(forThePage(await save(crm, await bodyOf(request))));
    case `POST ${API}/test`:
      return json(await crm.doctor.testConnection(await stored(crm)));
    case 'GET /admin/integrations':
      return file(here, 'integrations.html');
    default:
      return pathname.startsWith('/card/') ? file(join(crm.dist, 'card'), pathname.slice(6)) : file(here, pathname.slice(1));
  }
}

/** What the page is told of the settings: everything but the token. */
function forThePage({ token, ...ids }) {
  return { ...ids, enabled: token !== '', tokenStored: token !== '' };
}

async function stored({ store }) {
  try {
    return JSON.parse(await readFile(store, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return NOTHING_SAVED;
    throw error;
  }
}

/** Saves what the card gives. An empty token leaves the stored one as it is. */
async function save(crm, { token, phoneNumberId, whatsappBusinessAccountId }) {
  for (const value of [token, phoneNumberId, whatsappBusinessAccountId]) {
    if (typeof value !== 'string') throw failure(422, 'The token and both IDs have to be texts.');
  }
  const settings = { token: token || (await stored(crm)).token, phoneNumberId, whatsappBusinessAccountId };
  if (settings.token === '') throw failure(422, 'There is no token to save.');
  // Whole or not at all, and readable by this server only.
  await writeFile(`${crm.store}.new`, JSON.stringify(settings), { mode: 0o600 });
  await rename(`${crm.store}.new`, crm.store);
  return settings;
}

/** Browsers say where a request comes from; what says nothing is no browser. */
function isOfThisSite({ headers }) {
  return ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']);
}

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LONGEST_BODY) throw failure(413, 'That is too long to be settings.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw failure(400, 'That is not JSON.');
  }
}

async function file(folder, name) {
  const path = normalize(decodeURIComponent(name));
  if (path.startsWith('..') || path.startsWith(sep) || TYPES[extname(path)] === undefined) throw failure(404, 'Not found.');
  try {
    return { status: 200, type: TYPES[extname(path)], body: await readFile(join(folder, path)) };
  } catch {
    throw failure(404, 'Not found.');
  }
}

function json(value) {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) };
}

function failure(status, message, cause) {
  if (cause) console.error(cause);
  return { status, type: 'application/json', body: JSON.stringify({ message }) };
}

function send(response, { status, type, body }) {
  response
    .writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
    .end(body);
}
