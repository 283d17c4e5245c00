// What all requests and answers of the server have in common. Does not depend on their content.

import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** The longest body that is read, in bytes. */
const LONGEST_BODY = 64_000;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** The security policy of the page with the card. */
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

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** A request that gets an error. `message` is a sentence for the person: the page shows it. */
export class Refusal extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** The path of a request, decoded. Its query is never read and never logged. */
export function pathOf(request) {
  const [path] = request.url.split('?', 1);
  if (!path.startsWith('/')) throw new Refusal(400, 'The address must begin with a slash.');
  try {
    return decodeURIComponent(path);
  } catch {
    throw new Refusal(400, 'The address has a "%" that is not followed by the code of a character.');
  }
}

/** The JSON object in a body. */
export async function objectIn(request) {
  const { 'content-type': type = 'application/json', 'content-encoding': encoding = 'identity' } = request.headers;
  if (type.split(';', 1)[0].trim().toLowerCase() !== 'application/json' || encoding !== 'identity') {
    throw new Refusal(415, 'The body must be JSON, with the Content-Type application/json, and not compressed.');
  }
  const bytes = await bytesOf(request);
  let value;
  try {
    // Decoded as a whole: a character of several bytes can be split between two chunks.
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'The body is not JSON in UTF-8.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'The body must be a JSON object.');
  }
  return value;
}

async function bytesOf(request) {
  const chunks = [];
  let length = 0;
  try {
    // Leaving the loop must not close the connection, or the person gets no answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > LONGEST_BODY) break;
      chunks.push(chunk);
    }
  } catch {
    throw new Refusal(400, 'The request ended before its body was complete.');
  }
  if (length > LONGEST_BODY) {
    // The rest is received and dropped, until the server's time limit for a request.
    request.resume();
    throw new Refusal(413, `The body is longer than ${LONGEST_BODY} bytes.`);
  }
  return Buffer.concat(chunks);
}

/** A file below a folder. */
export async function file(folder, name) {
  const path = join(folder, name);
  const type = TYPES[extname(path)];
  if (type === undefined || !path.startsWith(folder + sep)) throw new Refusal(404, 'Not found.');
  try {
    return { status: 200, type, body: await readFile(path) };
  } catch {
    throw new Refusal(404, 'Not found.');
  }
}

export function json(value, status = 200, headers = {}) {
  return { status, type: 'application/json', body: JSON.stringify(value), headers };
}

export function send(response, { status, type, body, headers }) {
  response
    .writeHead(status, { ...HEADERS, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...headers })
    .end(body);
}
