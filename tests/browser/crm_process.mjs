// The example CRM in its own process, as `npm start` runs it. Its calls to Meta go to the local Graph server.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';

import { dist as release } from './site.mjs';

const example = (name) => new URL(`../../examples/crm/${name}`, import.meta.url);
const PRELOAD = new URL('crm_preload.mjs', import.meta.url);

/** A CRM with many customers: a header names the customer of a request, in place of a login. */
const WITH_CUSTOMERS = `
  import { startCrm } from ${JSON.stringify(example('server.mjs'))};
  const { DIST: dist, STORE: store } = process.env;
  const crm = await startCrm({ dist, store, customerOf: ({ headers }) => headers['x-customer'] });
  console.log('The CRM is at ' + crm.page);`;

/**
 * Starts the CRM and waits until it listens.
 * @param {{ store: string, graphPort?: number, dist?: string, port?: number, hasCustomers?: boolean, showsLog?: boolean }} options
 *   `graphPort`: the port of the local Graph server; `hasCustomers`: the header X-Customer names the customer; `showsLog`: its
 *   errors are printed here too
 */
export async function startCrmProcess({ store, graphPort = 0, dist = release, port = 0, hasCustomers = false, showsLog = false }) {
  const program = hasCustomers ? ['--input-type=module', '--eval', WITH_CUSTOMERS] : [example('start.mjs').pathname];
  const env = { ...process.env, DIST: dist, STORE: store, PORT: port, GRAPH_PORT: graphPort, NODE_NO_WARNINGS: '1' };
  const child = spawn(process.execPath, ['--import', PRELOAD.href, ...program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  process.once('exit', () => child.kill('SIGKILL'));
  if (showsLog) child.stderr.pipe(process.stderr);
  let log = '';
  const page = await new Promise((resolve, reject) => {
    const read = (text) => {
      log += text;
      const [, address] = /The CRM is at (\S+)\n/.exec(log) ?? [];
      if (address) resolve(address);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    ended.then(([code]) => reject(new Error(`The CRM ended with ${code}: ${log}`)));
  });
  const { origin } = new URL(page);
  return {
    page,
    origin,
    /** All its output. */
    log: () => log,
    /** Sends a request to a path of the CRM. */
    ask: (path, options) => askServer(origin, path, options),
    /** Stops it with a signal. Returns its exit code. */
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

/** Runs the nightly test of all stored tokens. Returns its exit code and everything that it writes. */
export async function runNightly({ store, graphPort, dist = release }) {
  const env = { ...process.env, DIST: dist, STORE: store, GRAPH_PORT: graphPort, NODE_NO_WARNINGS: '1' };
  const options = { env, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = spawn(process.execPath, ['--import', PRELOAD.href, example('nightly.mjs').pathname], options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}

/**
 * Over plain HTTP: the global fetch would tidy up the paths and headers that are tried.
 * `chunks` are sent one by one; `value` is sent as JSON.
 */
export async function askServer(origin, path, { method = 'GET', headers, value, chunks = [], agent } = {}) {
  const { hostname, port } = new URL(origin);
  const isJson = value !== undefined;
  const sent = request({ hostname, port, path, method, agent, headers: { ...(isJson && { 'Content-Type': 'application/json' }), ...headers } });
  const answered = once(sent, 'response');
  answered.catch(() => {});
  for (const chunk of isJson ? [JSON.stringify(value)] : chunks) {
    await new Promise((written) => sent.write(chunk, written));
    // Node would send consecutive writes as one chunk.
    if (chunks.length > 1) await new Promise((later) => setTimeout(later, 100));
  }
  sent.end();
  const [response] = await answered;
  const text = (await response.setEncoding('utf8').toArray()).join('');
  return { status: response.statusCode, headers: response.headers, text, json: () => JSON.parse(text) };
}
