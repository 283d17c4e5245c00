// Serves the release page unchanged, from a sub-folder, like any static host: no headers except the content type,
// so that only the page protects itself. For measurements, it can compress and let browsers cache files, like a well configured
// host.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

/** The folder of the release page: `DIST`, or the output of `cargo xtask build`. */
export const dist = process.env.DIST ?? fileURLToPath(new URL('../../dist/', import.meta.url));

/** The strictest policy under which a host can embed the card, with Trusted Types. */
export const HOST_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https://graph.facebook.com; base-uri 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

/** The folder on the host. Any folder works, because the page's addresses are relative. */
const FOLDER = '/any/folder/';

/** A page of another path that shows the release page inside a frame. */
const FRAMING = `<!DOCTYPE html><html lang="en"><title>Framing</title>
  <main aria-label="Framing"><h1>Framing</h1><iframe title="framed" src="${FOLDER}" style="width: 100%; height: 600px; border: 0"></iframe></main></html>`;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Names with a digest of the content, which browsers can cache permanently. */
const DIGEST_IN_NAME = /-[0-9a-f]{8,}(_bg|_second)?\.\w+$/;

/**
 * Starts the host on a free port. Returns the addresses of the page and of a page that frames it.
 *
 * @param {{ folder?: string, isWellSetUp?: boolean }} [options]
 *   `folder` contains a page other than the release; `isWellSetUp` compresses with brotli and lets browsers cache files
 */
export async function startSite({ folder = dist, isWellSetUp = false } = {}) {
  await readFile(join(folder, 'index.html')).catch(() => {
    throw new Error(`There is no page in ${folder}. Build it with "cargo xtask build", or set DIST to its folder.`);
  });
  const others = new Map();
  /** Path → its answer, compressed once: a host does not compress it again for each visit. */
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    const other = others.get(path);
    if (other !== undefined) return other(request, response);
    if (!isWellSetUp) {
      const { status, type, body } = await find(folder, path);
      return response.writeHead(status, { 'Content-Type': type }).end(body);
    }
    if (!compressed.has(path)) {
      const found = await find(folder, path);
      compressed.set(path, { ...found, body: brotliCompressSync(found.body) });
    }
    const { status, type, body } = compressed.get(path);
    const cache = DIGEST_IN_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return response
      .writeHead(status, { 'Content-Type': type, 'Content-Encoding': 'br', 'Content-Length': body.length, 'Cache-Control': cache })
      .end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    page: origin + FOLDER,
    framing: `${origin}/framing`,
    /** Answers another path of the host with a function, as in a Node server. */
    answer: (path, handler) => others.set(path, handler),
    /** Adds a page at another path. */
    put: (path, html, headers) =>
      others.set(path, (_, response) => response.writeHead(200, { 'Content-Type': TYPES['.html'], ...headers }).end(html)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function find(folder, path) {
  if (path === '/framing') return { status: 200, type: TYPES['.html'], body: FRAMING };
  const missing = { status: 404, type: 'text/plain', body: 'Not found' };
  if (!path.startsWith(FOLDER)) return missing;
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const inside = normalize(decodeURIComponent(file.slice(FOLDER.length)));
  if (inside.startsWith('..' + sep)) return missing;
  try {
    return { status: 200, type: TYPES[extname(inside)] ?? 'application/octet-stream', body: await readFile(join(folder, inside)) };
  } catch {
    return missing;
  }
}
