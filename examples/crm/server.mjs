// A CRM's server, as small as it can be: it serves the page /admin/integrations, keeps what was saved, never gives the token
// back, tests the stored token, and explains errors of Meta. README.md says what a real one needs besides.

import { access } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Doctor } from './doctor.mjs';
import { file, json, objectIn, pathOf, Refusal, send } from './http.mjs';
import { Settings } from './settings.mjs';

const here = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '');
const API = '/admin/api/whatsapp';

/** The names under which this server may be called. Any other may be a web site that had its own name lead here. */
const HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** How long requests may still take when the server shuts down. */
const LONGEST_GOODBYE_MS = 5_000;

/**
 * Starts the CRM on 127.0.0.1.
 * @param {{ dist: string, store: string, port?: number, customerOf?: (request: import('node:http').IncomingMessage) => string }} options
 *   `dist`: what `cargo xtask build` makes; `store`: the file for the settings; `port`: a free one if it is left out;
 *   `customerOf`: whose settings a request is about. A real CRM reads it from the login's session, never from what the page sends
 */
export async function startCrm({ dist, store, port = 0, customerOf = () => 'the only one' }) {
  const folder = resolve(dist, 'module');
  await access(join(folder, 'token-doctor_bg.wasm')).catch(() => {
    throw new Error(`There is no module in ${folder}. Build it with "cargo xtask build", or name its folder in DIST.`);
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
    /** Takes no more requests, and resolves when those under way were answered. */
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

/** Path → method → what answers it. */
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
      POST: async (request) => json(await doctor.call('testConnection', settings.of(customerOf(request)))),
    },
    [`${API}/explain`]: {
      POST: async (request) => {
        const { answer, httpStatus } = await objectIn(request);
        if (typeof answer !== 'string') throw new Refusal(422, 'The answer has to be a text, as it came from Meta.');
        const isStatus = Number.isInteger(httpStatus) && httpStatus >= 100 && httpStatus <= 599;
        if (httpStatus !== undefined && !isStatus) throw new Refusal(422, 'The HTTP status has to be a number from 100 to 599.');
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
    if (!isOfThisSite(request)) throw new Refusal(403, 'Only the page of this CRM may ask that.');
    if (route === undefined) throw new Refusal(404, 'Not found.');
    const answerIt = route[request.method === 'HEAD' ? 'GET' : request.method];
    if (answerIt === undefined) {
      const allowed = Object.keys(route).join(', ');
      throw new Refusal(405, `This address takes ${allowed} only.`, { Allow: allowed });
    }
    return await answerIt(request);
  } catch (error) {
    if (error instanceof Refusal) return json({ message: error.message }, error.status, error.headers);
    // Neither the address nor the body: a token may be in them.
    console.error(error);
    if (error.code === 'ERR_SQLITE_ERROR') {
      return json({ message: "The settings cannot be read or saved now. What was stored is unchanged. The server's log says why." }, 503);
    }
    return json({ message: 'The server failed. Its log says why.' }, 500);
  }
}

/**
 * Whether a request that changes something is from this CRM's own page, by what browsers say of it. Web pages cannot change these
 * headers. A request without them is not from a browser. If your framework has a CSRF token, check that as well.
 */
function isOfThisSite({ method, headers }) {
  if (['GET', 'HEAD'].includes(method)) return true;
  const { 'sec-fetch-site': site, origin, host } = headers;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

/** What the page is told of the settings: everything but the token. */
function forThePage({ token, phoneNumberId, whatsappBusinessAccountId }) {
  return { phoneNumberId, whatsappBusinessAccountId, enabled: token !== '', tokenStored: token !== '' };
}

/** The settings after a save. An empty token leaves the stored one as it is. */
function changed(stored, { token, phoneNumberId, whatsappBusinessAccountId }) {
  if ([token, phoneNumberId, whatsappBusinessAccountId].some((value) => typeof value !== 'string')) {
    throw new Refusal(422, 'The token and both IDs have to be texts.');
  }
  if (token === '' && stored.token === '') throw new Refusal(422, 'There is no token to save.');
  return { token: token || stored.token, phoneNumberId, whatsappBusinessAccountId };
}
