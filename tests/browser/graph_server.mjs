// A local Graph API over TLS, for tests, benchmarks and examples: the network side of a world.
// It writes answers and preflights like Meta, applies faults to them and records every request.
// The content of the answers is in graph_server/: nothing in this file decides about tokens or nodes.

import { createServer } from 'node:https';
import { generate } from 'selfsigned';

import { answer, callName, openSession, readPath } from './graph_server/calls.mjs';
import { GraphRefusal, temporary } from './graph_server/errors.mjs';
import { meets, spoil } from './graph_server/faults.mjs';
import { isReadAsGet } from './graph_server/posts.mjs';
import { makeWorld } from './graph_server/world.mjs';

/** The version for calls without a version, or with an expired one. */
const USUAL_VERSION = 'v25.0';

/** Starts a server on a free port of 127.0.0.1 with the world of `description` (see `makeWorld`). */
export async function startGraphServer(description) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'graph.facebook.com' }], {
    keyType: 'ec',
  });
  const graph = new GraphServer(description);
  const server = createServer({ key, cert }, (request, response) => {
    graph.serve(request, response).catch((error) => response.destroy(error));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  graph.port = server.address().port;
  graph.close = () => {
    graph.clearFaults();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return graph;
}

class GraphServer {
  #faults = [];
  #traces = 0;

  constructor(description) {
    this.reset(description);
  }

  /** Restarts with another world: no faults, an empty record. */
  reset(description) {
    this.clearFaults();
    this.world = makeWorld(description);
    /**
     * Every request since, in order of arrival: `{ name, sent, method, path, url, query, headers, body, abandoned }`. `sent` is
     * the method in the request, `method` is the method that Meta uses.
     */
    this.requests = [];
  }

  /** The text of the world's first token. */
  get token() {
    return this.world.tokens.keys().next().value;
  }

  /** The writes since then: `{ path, query }` of each POST that changed something. */
  get writes() {
    return this.world.writes;
  }

  /** The requests with one name, without `OPTIONS`. */
  named(name) {
    return this.requests.filter((request) => request.name === name && request.method !== 'OPTIONS');
  }

  /**
   * Applies a fault to the calls that match `pattern` (see `meets`). The latest fault wins.
   *
   * In addition to the faults of `spoil`: `delayMs`, `hang` (never answers), `drop` (closes without an
   * answer), `reset` (stops in the middle of the body), `drip` (`{ bytes, everyMs }`: the body
   * comes piece by piece), `times` (the fault ends after that).
   */
  fault(pattern, fault) {
    this.#faults.unshift({ pattern, times: Infinity, ...fault });
  }

  /** Delays answers until `release()`. `arrived` resolves with the first waiting request. */
  hold(pattern, fault = {}) {
    const held = {};
    held.arrived = new Promise((resolve) => (held.arrive = resolve));
    held.released = new Promise((resolve) => (held.release = resolve));
    this.fault(pattern, { ...fault, held });
    return held;
  }

  /** Removes all faults and releases delayed answers. */
  clearFaults() {
    for (const { held } of this.#faults) held?.release();
    this.#faults = [];
  }

  /** Answers one request. */
  async serve(incoming, response) {
    const request = await this.#record(incoming, response);
    const fault = this.#faultFor(request);
    const { hang, drop, reset, drip, delayMs, held } = fault;
    if (drop) return incoming.socket.destroy();
    const reply = spoil(this.#reply(request), fault);
    held?.arrive(request);
    await held?.released;
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (hang || response.destroyed) return undefined;
    return send(response, reply, { reset, drip });
  }

  async #record(incoming, response) {
    const url = new URL(incoming.url, `https://${incoming.headers.host}`);
    const body = await readBody(incoming);
    const query = { ...Object.fromEntries(url.searchParams), ...formOf(incoming, body) };
    const bearer = /^Bearer (.*)$/.exec(incoming.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) query.access_token ??= bearer;
    const name = callName(this.world, url.pathname);
    const request = {
      name,
      sent: incoming.method,
      method: incoming.method === 'POST' && isReadAsGet(this.world, name, query) ? 'GET' : incoming.method,
      version: readPath(url.pathname).version,
      path: url.pathname.replace(/^\/v\d+\.\d+(?=\/)/, ''),
      url: url.href,
      origin: url.origin,
      query,
      headers: incoming.headers,
      body,
      abandoned: false,
    };
    response.on('close', () => (request.abandoned = !response.writableFinished));
    this.requests.push(request);
    return request;
  }

  #faultFor(request) {
    const fault = this.#faults.find(({ pattern, times }) => times > 0 && meets(pattern, request));
    if (fault === undefined) return {};
    fault.times -= 1;
    return fault;
  }

  #reply(request) {
    this.#traces += 1;
    const trace = `A${Buffer.from(`trace of call ${this.#traces}`).toString('base64url').slice(0, 22)}`;
    const usual = { trace, type: 'application/json; charset=UTF-8', version: request.version ?? USUAL_VERSION, url: request.url };
    try {
      const body = request.method === 'OPTIONS' ? preflight(this.world, request) : answer(this.world, request);
      return { ...usual, status: 200, text: JSON.stringify(body) };
    } catch (error) {
      const refusal = error instanceof GraphRefusal ? error : temporary();
      if (refusal !== error) console.error(error);
      const whole = { error: { ...refusal.error, fbtrace_id: trace } };
      // Undocumented, and sent with every call by Meta's JavaScript SDK.
      const status = request.query.suppress_http_code === '1' ? 200 : refusal.status;
      return { ...usual, status, text: JSON.stringify(whole), refused: refusal.error };
    }
  }
}

/** Meta refuses a preflight whose URL carries a bad token, so the page behind it sees only a network error. */
function preflight(world, { query }) {
  if (query.access_token !== undefined) openSession(world, query);
  return {};
}

function send(response, { status, type, trace, version, text, cors, refused, location }, { reset, drip }) {
  const bytes = Buffer.from(text);
  const headers = {
    'Content-Type': type,
    'Content-Length': bytes.length,
    'Cache-Control': 'private, no-cache, no-store, must-revalidate',
    'facebook-api-version': version,
    'x-fb-trace-id': trace,
  };
  if (cors) {
    headers['Access-Control-Allow-Origin'] = '*';
    // Named, not "*": a wildcard does not cover Authorization.
    headers['Access-Control-Allow-Headers'] = 'Authorization, Content-Type';
    headers['Access-Control-Allow-Methods'] = 'GET, POST, DELETE, OPTIONS';
  }
  if (refused?.code === 190) headers['WWW-Authenticate'] = 'OAuth "Facebook Platform" "invalid_token"';
  if (location !== undefined) headers.Location = location;
  response.writeHead(status, headers);
  if (reset) return response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  return drip ? sendSlowly(response, bytes, drip) : response.end(bytes);
}

async function sendSlowly(response, bytes, { bytes: pieceLength, everyMs }) {
  for (let at = 0; at < bytes.length && !response.destroyed; at += pieceLength) {
    response.write(bytes.subarray(at, at + pieceLength));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  response.end();
}

async function readBody(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function formOf({ headers }, body) {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : {};
}
