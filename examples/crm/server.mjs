// A minimal CRM server. It serves the page /admin/integrations, stores the settings, never sends the token back, tests the stored
// token, and explains errors from Meta. README.md says what a real CRM also needs.

import { access } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Doctor } from './doctor.mjs';
import { file, json, objectIn, pathOf, Refusal, send } from './http.mjs';
import { Settings } from './settings.mjs';
import { afterTest, isVerdict } from './stored_test.mjs';

const here = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '');
const API = '/admin/api/whatsapp';

/** The host names that this server accepts. Another name can be a web site that points its own name to this machine. */
const HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** How long the server waits for open requests when it shuts down. */
const LONGEST_GOODBYE_MS = 5_000;

/**
 * Starts the CRM on 127.0.0.1.
 * @param {{ dist: string, store: string, port?: number, customerOf?: (request: import('node:http').IncomingMessage) => string }} options
 *   `dist`: the folder from `cargo xtask build`; `store`: the file for the settings; `port`: a free port by default;
 *   `customerOf`: the customer of a request. A real CRM reads it from the login's session, never from the data that the page sends
 */
export async function startCrm({ dist, store, port = 0, customerOf = () => 'the only one' }) {
  const folder = resolve(dist, 'module');
  await access(join(folder, 'token-doctor_bg.wasm')).catch(() => {
    throw new Error(`There is no module in ${folder}. Build it with "cargo xtask build", or set DIST to its folder.`);
  });
  const doctor = new Doctor(folder);
  const settings = new Settings(store);
  const routes = routesOf({ doctor, card: resolve(dist, 'card'), settings, customerOf });
  const limits = { headersTimeout: 10_000, requestTimeout: 30_000 };
  const server = createServer(limits, async (request, response) => {
    const reply = await answer(routes, request);
    // When the server shuts down, it does not wait for further requests on this connection.
    if (!server.listening) response.shouldKeepAlive = false;
    send(response, reply);
  });
  await new Promise((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening));
  return {
    page: `http://127.0.0.1:${server.address().port}/admin/integrations`,
    /** Accepts no more requests, and resolves when the open requests are answered. */
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      const goodbye = setTimeout(() => server.closeAllConnections(), LONGEST_GOODBYE_MS);
      await doctor.close();
      server.closeIdleConnections();
      await closed;
      clearTimeout(goodbye);
      settings.close();
    },
  };
}

/** Path → method → the function that answers it. */
function routesOf({ doctor, card, settings, customerOf }) {
  const page = (name) => ({ GET: () => file(here, name) });
  return {
    [API]: {
      GET: (request) => json(forThePage(settings.of(customerOf(request)))),
      PUT: async (request) => {
        const customer = customerOf(request);
        const given = await objectIn(request);
        return json(forThePage(settings.change(customer, (stored) => changed(stored, given))));
      },
    },
    [`${API}/test`]: {
      POST: async (request) => {
        const customer = customerOf(request);
        const { token, phoneNumberId, whatsappBusinessAccountId } = settings.of(customer);
        const report = await doctor.call('testConnection', { token, phoneNumberId, whatsappBusinessAccountId });
        try {
          settings.change(customer, (stored) => afterTest(stored, token, report));
        } catch (error) {
          // The person gets the report in any case.
          console.error(error);
        }
        return json(report);
      },
    },
    [`${API}/explain`]: {
      POST: async (request) => {
        const { answer, httpStatus } = await objectIn(request);
        if (typeof answer !== 'string') throw new Refusal(422, 'The answer must be text, as Meta sent it.');
        const isStatus = Number.isInteger(httpStatus) && httpStatus >= 100 && httpStatus <= 599;
        if (httpStatus !== undefined && !isStatus) throw new Refusal(422, 'The HTTP status must be a number from 100 to 599.');
        return json(await doctor.call('explainError', answer, httpStatus));
      },
    },
    '/admin/integrations': page('integrations.html'),
    '/integrations.css': page('integrations.css'),
    '/integrations.js': page('integrations.js'),
    '/card/': { GET: (request) => file(card, pathOf(request).slice('/card/'.length)) },
  };
}

async function answer(routes, request) {
  try {
    const path = pathOf(request);
    const route = routes[path.startsWith('/card/') ? '/card/' : path];
    if (!HOSTS.test(request.headers.host)) throw new Refusal(421, 'This example answers only on its own machine.');
    if (!isOfThisSite(request)) throw new Refusal(403, 'Only the page of this CRM may send this request.');
    if (route === undefined) throw new Refusal(404, 'Not found.');
    const answerIt = route[request.method === 'HEAD' ? 'GET' : request.method];
    if (answerIt === undefined) {
      const allowed = Object.keys(route).join(', ');
      throw new Refusal(405, `This address accepts ${allowed} only.`, { Allow: allowed });
    }
    return await answerIt(request);
  } catch (error) {
    if (error instanceof Refusal) return json({ message: error.message }, error.status, error.headers);
    // Logs neither the address nor the body: a token can be in them.
    console.error(error);
    if (error.code === 'ERR_SQLITE_ERROR') {
      return json({ message: "The settings cannot be read or saved now. What was stored is unchanged. The server's log says why." }, 503);
    }
    return json({ message: 'The server failed. Its log says why.' }, 500);
  }
}

/**
 * Whether a request that changes something comes from this CRM's own page, according to the headers of the browser. Web pages cannot
 * change these headers. A request without them is not from a browser. If your framework has a CSRF token, check that too.
 */
function isOfThisSite({ method, headers }) {
  if (['GET', 'HEAD'].includes(method)) return true;
  const { 'sec-fetch-site': site, origin, host } = headers;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

/** The settings for the page: everything except the token. */
function forThePage({ token, ...others }) {
  return { ...others, enabled: token !== '', tokenStored: token !== '' };
}

/** The settings after a save. An empty token leaves the stored one as it is, with what the last test found. */
function changed(stored, { token, phoneNumberId, whatsappBusinessAccountId, verdict = null, expiresAt = null }) {
  if ([token, phoneNumberId, whatsappBusinessAccountId].some((value) => typeof value !== 'string')) {
    throw new Refusal(422, 'The token and both IDs must be strings.');
  }
  if (token === '' && stored.token === '') throw new Refusal(422, 'There is no token to save.');
  const isTime = Number.isSafeInteger(expiresAt) && expiresAt > 0;
  if ((verdict !== null && !isVerdict(verdict)) || (expiresAt !== null && !isTime)) {
    throw new Refusal(422, 'The verdict or the time of expiration is wrong.');
  }
  if (token === '') return { ...stored, phoneNumberId, whatsappBusinessAccountId };
  return { token, phoneNumberId, whatsappBusinessAccountId, verdict, expiresAt };
}
