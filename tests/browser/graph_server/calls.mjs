// From a call (method, path, query) to Meta's answer as a value, in a world. Knows the paths, with or without
// a version, and the order of Meta's refusals. Does not depend on HTTP, TLS or faults.

import { createHmac } from 'node:crypto';

import * as errors from './errors.mjs';
import { edgeRows, holderNode, nodeById, nodeTypes, readNode } from './nodes.mjs';
import { isWrite, write } from './posts.mjs';
import { isRealPost, post } from './writes.mjs';
import { refusalOf, refusalOfUnknown } from './token_states.mjs';
import { exchanged, renewed } from './world.mjs';

const PAGE_LENGTH = 25;

/** Splits a path into its version (`null` without one) and its segments, decoded. */
export function readPath(path) {
  const segments = path.split('/').filter((segment) => segment !== '').map(decodeURIComponent);
  const version = /^v\d+\.\d+$/.test(segments[0] ?? '') ? segments.shift() : null;
  return { version, segments };
}

/**
 * The name of a call, for faults and for reading the record: `debug_token`, `app`, `me`,
 * `oauth/access_token`, `phone_number`, `account`, `business`, `object` (any other ID), or the edge
 * behind a node (`me/permissions`, `phone_numbers`, `subscribed_apps`, …).
 */
export function callName(world, path) {
  const { segments } = readPath(path);
  const [first = '', edge] = segments;
  if (['debug_token', 'app', 'me', 'oauth'].includes(first)) return segments.join('/');
  if (edge !== undefined) return edge;
  if (world.phoneNumbers.has(first)) return 'phone_number';
  if (world.accounts.has(first)) return 'account';
  return world.businesses.has(first) ? 'business' : 'object';
}

/**
 * Meta's answer to a call: a plain object, or a thrown `GraphRefusal`.
 *
 * @param {{ method: string, path: string, query: Record<string, string>, origin: string }} call
 */
export function answer(world, { method, path, query, origin }) {
  const { version, segments } = readPath(path);
  const [first, edge, ...rest] = segments;
  if (segments.join('/') === 'oauth/access_token') return exchange(world, query);
  if (first === undefined || rest.length > 0) throw errors.unknownPath({ path: `/${rest.join('/')}` });

  const session = openSession(world, query, first === 'me');
  if (isWrite(world, method, query)) return write(world, segments, query, () => find(world, session, first, method));
  if (isRealPost(method, edge, query)) return post(world, session, find(world, session, first, method), edge, query);
  if (method !== 'GET') throw errors.unsupported({ method, id: first });
  if (first === 'debug_token') return debugToken(world, session, query);

  const node = find(world, session, first, method);
  if (edge === undefined) return readNode(world, session, node, query.fields);
  const { type, rows } = edgeRows(world, session, node, edge);
  const url = new URL([origin, version, first, edge].filter(Boolean).join('/'));
  return page(rows, query, url, (row) => (type === undefined ? row : readNode(world, session, { type, row }, query.fields)));
}

/**
 * Whether the token of a call would be accepted: what a preflight depends on.
 * Throws the refusal. Returns the app, and the token if it is not an app token.
 */
export function openSession(world, query, aboutMe = false) {
  const text = query.access_token ?? '';
  if (text === '') throw aboutMe ? errors.noTokenForMe() : errors.noToken();
  const session = text.includes('|') ? appSession(world, text) : tokenSession(world, text);
  const { app } = session;
  if (app.blocked) throw errors.appBlocked();
  if (app.refuses_address) throw errors.addressRefused();
  const proof = createHmac('sha256', app.secret).update(text).digest('hex');
  if (query.appsecret_proof !== undefined && query.appsecret_proof !== proof) throw errors.proofWrong();
  if (query.appsecret_proof === undefined && app.requires_proof) throw errors.proofRequired();
  return session;
}

function appSession(world, text) {
  const [id, secret] = text.split('|');
  const app = world.apps.get(id);
  if (app === undefined) throw errors.appUnreadable();
  if (app.secret !== secret) throw errors.badSignature();
  return { app, token: { text, app: id, holder: null, permissions: [], accounts: [] } };
}

function tokenSession(world, text) {
  const token = world.tokens.get(text);
  if (token === undefined) throw refusalOfUnknown(text);
  const app = world.apps.get(token.app);
  if (app === undefined || app.deleted) throw errors.appDeleted();
  const refusal = refusalOf(token, world.now());
  if (refusal !== null) throw refusal;
  return { app, token };
}

function find(world, session, first, method) {
  if (first === 'app') return { type: 'Application', row: session.app };
  if (session.token.holder === null) throw errors.unsupported({ method, id: first });
  return first === 'me' ? holderNode(world, session) : nodeById(world, session, first, method);
}

/** One page of rows. `next` is a complete URL with the token, as from Meta. */
function page(rows, query, url, read) {
  const cursor = (n) => Buffer.from(`row ${n}`).toString('base64url');
  const at = (text) => Number(Buffer.from(text, 'base64url').toString().slice('row '.length));
  const length = Number(query.limit ?? PAGE_LENGTH);
  const start = query.after === undefined ? 0 : at(query.after) + 1;
  const end = Math.min(start + length, rows.length);
  const data = rows.slice(start, end).map(read);
  if (data.length === 0) return { data };
  const paging = { cursors: { before: cursor(start), after: cursor(end - 1) } };
  if (end < rows.length) {
    for (const [name, value] of Object.entries({ ...query, limit: length, after: paging.cursors.after })) {
      url.searchParams.set(name, value);
    }
    paging.next = url.href;
  }
  return { data, paging };
}

function debugToken(world, session, query) {
  const text = query.input_token ?? '';
  if (text === '') throw errors.parameterMissing({ name: 'input_token' });
  const token = world.tokens.get(text);
  const withRole = session.token.holder === null || session.app.roles.includes(session.token.holder);
  if (!withRole) throw errors.debugTokenRefused();
  if (token === undefined) return { data: { ...described(refusalOfUnknown(text)), is_valid: false, scopes: [] } };
  if (token.app !== session.app.id) throw errors.debugTokenOfAnotherApp();
  const holder = world.holders.get(token.holder);
  const refusal = refusalOf(token, world.now());
  const targets = token.accounts ?? (holder.role === 'EMPLOYEE' ? holder.assigned : null);
  return {
    data: {
      app_id: token.app,
      type: holder.type,
      application: session.app.name,
      data_access_expires_at: token.data_access_expires_at,
      ...(refusal === null ? {} : described(refusal)),
      expires_at: token.expires_at,
      is_valid: refusal === null,
      ...(token.issued_at === null ? {} : { issued_at: token.issued_at }),
      scopes: token.permissions,
      granular_scopes: granularOf(token).map((scope) => ({
        scope,
        ...(targets !== null && !token.flat && scope.startsWith('whatsapp_business_') ? { target_ids: targets } : {}),
      })),
      user_id: holder.id,
    },
  };
}

/** The permissions that `granular_scopes` lists. */
const granularOf = ({ permissions, flat }) =>
  flat ? permissions.filter((name) => !/^whatsapp_business_(management|messaging)$/.test(name)) : permissions;

/** Inside `data`, Meta calls the subcode `subcode`. */
const described = ({ error: { code, message, error_subcode: subcode } }) => ({
  error: { code, message, ...(subcode === undefined ? {} : { subcode }) },
});

function exchange(world, query) {
  for (const name of ['client_id', 'client_secret', 'fb_exchange_token']) {
    if (!query[name]) throw errors.parameterMissing({ name });
  }
  const app = world.apps.get(query.client_id);
  if (app === undefined || app.deleted) throw errors.appUnreadable();
  if (app.secret !== query.client_secret) throw errors.secretWrong();
  const { token } = tokenSession(world, query.fb_exchange_token);
  if (token.app !== app.id) throw errors.notThisApp({ appId: app.id });
  const fresh =
    query.set_token_expires_in_60_days === 'true' ? renewed(world, token) : exchanged(world, token);
  return {
    access_token: fresh.text,
    token_type: 'bearer',
    ...(fresh.expires_at === 0 ? {} : { expires_in: fresh.expires_at - world.now() }),
  };
}

/** Node types and their fields, for tests that go through all of them. */
export { nodeTypes };
