// Everything that the server knows: apps, tokens and their owners, businesses,
// WhatsApp Business Accounts and phone numbers, from a plain description. Field names are
// Meta's. Decides who can access what. Does not depend on paths or HTTP.

import { makeToken } from '../token.mjs';
import { tokenStates } from './token_states.mjs';

/** The IDs of the world from an empty description. Meta's IDs do not always fit a JavaScript number. */
export const ids = {
  app: '731904556182037',
  business: '640182957736104',
  account: '21837465091827364',
  phoneNumber: '10548273619040582',
  holder: '122093847561029384',
};

const DAY = 86_400;

const defaults = {
  app: {
    id: ids.app,
    name: 'CRM connector',
    secret: '0f'.repeat(16),
    /** "Require App Secret" of the app's advanced settings. */
    requires_proof: false,
    blocked: false,
    deleted: false,
    /** Whether the app's list of allowed IP addresses leaves this caller out. */
    refuses_address: false,
    /** Owners with a role on the app: they may ask `debug_token` about their own token. */
    roles: [],
  },
  business: { id: ids.business, name: 'Lantern Books' },
  account: {
    id: ids.account,
    name: 'Lantern Books support',
    /** The business that owns it, and those it is shared with. */
    owner: ids.business,
    clients: [],
    /** The other ID of a split account: reads return the same for both, with the same phone numbers. */
    twin_of: null,
    subscribed_apps: [ids.app],
    /** App ID → the address to which it sends this account's events instead of to its own. */
    overrides: {},
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    country: 'DE',
    currency: 'EUR',
    message_template_namespace: '5f0b2c1e_8a47_4f6d_9c33_0e1d2f3a4b5c',
    ownership_type: 'SELF',
    status: 'ACTIVE',
    timezone_id: '1',
  },
  phoneNumber: {
    id: ids.phoneNumber,
    account: ids.account,
    display_phone_number: '+49 30 901820',
    verified_name: 'Lantern Books',
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    status: 'CONNECTED',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    account_mode: 'LIVE',
    whatsapp_business_manager_messaging_limit: 'TIER_1K',
    is_official_business_account: false,
    webhook_configuration: { application: 'https://crm.example/webhook' },
  },
  holder: {
    id: ids.holder,
    name: 'CRM system user',
    type: 'SYSTEM_USER',
    business: ids.business,
    /** An admin can access every account of the business, an employee only assigned accounts. */
    role: 'ADMIN',
    assigned: [],
  },
  token: {
    app: ids.app,
    holder: ids.holder,
    state: 'valid',
    permissions: ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'],
    /** Accounts that the token was limited to when it was created; `null` if it was not limited. */
    accounts: null,
    /** Whether `debug_token` lists the WhatsApp permissions only in `scopes`, as for Embedded Signup since June 2026. */
    flat: false,
    /** Seconds since 1970; 0: never. */
    expires_at: 0,
    data_access_expires_at: 0,
    /** Seconds since 1970, or `null`: short-lived tokens have none. */
    issued_at: null,
  },
};

/**
 * A world from a plain description.
 *
 * Singular keys (`token`, `holder`, `app`, `business`, `account`, `phoneNumber`) change the one
 * default object. Plural keys (`tokens`, …) replace it by a list. Each is filled with the defaults.
 * `now` is a fixed time in seconds since 1970. `withoutFields` removes fields from
 * node types: `{ WhatsAppBusinessPhoneNumber: ['throughput'] }`. `forms` says how Meta treats a form with `method=get`: `read`,
 * `refused`, or `written` as the real POST that it is if `method` is ignored. `formsRefusedAt` names the only calls that refuse it.
 */
export function makeWorld(description = {}) {
  const list = (one, many) =>
    (description[many] ?? [description[one] ?? {}]).map((row) => ({ ...defaults[one], ...row }));
  const byId = (one, many) => new Map(list(one, many).map((row) => [row.id, row]));
  const world = {
    now: () => description.now ?? Math.floor(Date.now() / 1000),
    withoutFields: description.withoutFields ?? {},
    forms: description.forms ?? 'read',
    formsRefusedAt: description.formsRefusedAt ?? [],
    /** Why a message is refused: `not_registered`, `unpaid`, `odd`, `list`; or `accepted`. Otherwise because of its template. */
    sending: description.sending ?? null,
    refusesSubscription: description.refusesSubscription ?? false,
    writes: [],
    apps: byId('app', 'apps'),
    businesses: byId('business', 'businesses'),
    accounts: byId('account', 'accounts'),
    phoneNumbers: byId('phoneNumber', 'phoneNumbers'),
    holders: byId('holder', 'holders'),
    tokens: new Map(),
  };
  for (const [n, token] of list('token', 'tokens').entries()) {
    addToken(world, { text: makeToken({ appId: token.app, seed: `token ${n}` }), ...token });
  }
  return world;
}

/** Adds a token to the world, and returns it. */
export function addToken(world, token) {
  if (token.state !== 'valid' && !(token.state in tokenStates)) throw new Error(`no such token state: ${token.state}`);
  world.tokens.set(token.text, token);
  return token;
}

/** An exchange or renewal of a token for 60 days. A token that is already valid for that long is not extended. */
export function exchanged(world, token) {
  const longLived = token.expires_at === 0 || token.expires_at - (token.issued_at ?? world.now()) > 2 * DAY;
  return renewed(world, token, longLived ? token.expires_at : world.now() + 60 * DAY);
}

/** A new token like this one that expires at `expiresAt`, in seconds since 1970 (0: never). */
export function renewed(world, token, expiresAt = world.now() + 60 * DAY) {
  const seed = `exchanged ${world.tokens.size}`;
  const text = makeToken({ appId: token.app, seed });
  return addToken(world, { ...token, text, expires_at: expiresAt, issued_at: world.now() });
}

/** Whether the owner of a token can access an account with it. */
export function reaches(world, token, account) {
  const holder = world.holders.get(token.holder);
  const withinToken = token.accounts === null || token.accounts.includes(account.id);
  const ofBusiness = account.owner === holder.business || account.clients.includes(holder.business);
  const byRole = holder.role === 'ADMIN' && ofBusiness;
  return withinToken && (byRole || holder.assigned.includes(account.id));
}

export const accountsAssigned = (world, token) =>
  [...world.accounts.values()].filter(
    (account) => world.holders.get(token.holder).assigned.includes(account.id) && reaches(world, token, account),
  );
export const accountsOwned = (world, business) =>
  [...world.accounts.values()].filter((account) => account.owner === business.id);
export const accountsShared = (world, business) =>
  [...world.accounts.values()].filter((account) => account.clients.includes(business.id));
export const numbersOf = (world, account) =>
  [...world.phoneNumbers.values()].filter((number) => number.account === (account.twin_of ?? account.id));
