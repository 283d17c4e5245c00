// Node types under Meta's names with their known fields and edges, and the reading of `fields=`:
// one unknown field refuses the whole call, as at Meta. Knows worlds and sessions. Does not depend on
// paths or HTTP.

import * as errors from './errors.mjs';
import { accountsAssigned, accountsOwned, accountsShared, numbersOf, reaches } from './world.mjs';

const MANAGEMENT = 'whatsapp_business_management';

/** Refuses the call unless the token of the session has the permission. */
export function need(session, permission, error = errors.permissionRequired({ permission })) {
  if (!session.token.permissions.includes(permission)) throw error;
}

/**
 * type → known fields, default fields without `fields=`, values computed from the world, and edges.
 * An edge returns the type of its rows (or none, if they are plain values) and the rows.
 */
export const nodeTypes = {
  WhatsAppBusinessPhoneNumber: {
    fields: [
      'id', 'display_phone_number', 'verified_name', 'quality_rating', 'quality_score', 'code_verification_status',
      'name_status', 'new_name_status', 'status', 'platform_type', 'throughput', 'account_mode', 'messaging_limit_tier',
      'whatsapp_business_manager_messaging_limit',
      'is_official_business_account', 'is_pin_enabled', 'is_on_biz_app', 'health_status', 'webhook_configuration',
      'certificate', 'last_onboarded_time', 'search_visibility',
    ],
    usual: [
      'verified_name', 'code_verification_status', 'display_phone_number', 'quality_rating', 'platform_type',
      'throughput', 'webhook_configuration', 'id',
    ],
    derived: { health_status: numberHealth },
    edges: {},
  },
  WhatsAppBusinessAccount: {
    fields: [
      'id', 'name', 'account_review_status', 'business_verification_status', 'country', 'currency', 'health_status',
      'is_enabled_for_insights', 'message_template_namespace', 'on_behalf_of_business_info', 'owner_business_info',
      'ownership_type', 'primary_funding_id', 'purchase_order_number', 'status', 'timezone_id',
    ],
    usual: ['id', 'name', 'timezone_id', 'message_template_namespace'],
    derived: { health_status: accountHealth, owner_business_info: ({ world, row }) => pick(world.businesses.get(row.owner)) },
    edges: {
      phone_numbers: ({ world, row }) => ({ type: 'WhatsAppBusinessPhoneNumber', rows: numbersOf(world, row) }),
      subscribed_apps: ({ world, row }) => ({
        rows: row.subscribed_apps.map((id) => ({
          whatsapp_business_api_data: {
            link: `https://www.facebook.com/games/?app_id=${id}`,
            name: world.apps.get(id)?.name ?? 'Another app',
            id,
          },
          override_callback_uri: row.overrides[id],
        })),
      }),
    },
  },
  Business: {
    fields: ['id', 'name', 'verification_status', 'created_time', 'primary_page', 'timezone_id'],
    usual: ['id', 'name'],
    edges: {
      owned_whatsapp_business_accounts: ({ world, row }) => accounts(accountsOwned(world, row)),
      client_whatsapp_business_accounts: ({ world, row }) => accounts(accountsShared(world, row)),
    },
  },
  Application: {
    fields: ['id', 'name', 'category', 'link', 'namespace'],
    usual: ['link', 'name', 'id'],
    derived: { link: ({ row }) => `https://www.facebook.com/games/?app_id=${row.id}` },
    edges: {},
  },
  User: {
    fields: ['id', 'name', 'first_name', 'last_name', 'email'],
    usual: ['name', 'id'],
    edges: {
      permissions: ({ session }) => ({
        rows: session.token.permissions.map((permission) => ({ permission, status: 'granted' })),
      }),
      businesses: ({ world, session, row }) => {
        need(session, 'business_management', errors.permissionsMissing());
        return { type: 'Business', rows: [world.businesses.get(row.business)].filter(Boolean) };
      },
      assigned_whatsapp_business_accounts: ({ world, session }) => {
        need(session, MANAGEMENT);
        return accounts(accountsAssigned(world, session.token));
      },
    },
  },
};
nodeTypes.SystemUser = nodeTypes.User;
nodeTypes.Page = { ...nodeTypes.User, edges: {} };

/** The node of the owner of the session's token. */
export function holderNode(world, session) {
  const row = world.holders.get(session.token.holder);
  return { type: { SYSTEM_USER: 'SystemUser', PAGE: 'Page' }[row.type] ?? 'User', row };
}

/** The node with this ID, if the session's token can access it; else Meta's single refusal for all cases. */
export function nodeById(world, session, id, method) {
  if (!/^\d+$/.test(id)) throw errors.unknownAlias({ alias: id });
  const missing = errors.unsupported({ method, id });
  const number = world.phoneNumbers.get(id);
  const account = world.accounts.get(number?.account ?? id);
  if (account !== undefined) {
    if (!reaches(world, session.token, account)) throw missing;
    need(session, MANAGEMENT);
    return number === undefined
      ? { type: 'WhatsAppBusinessAccount', row: account }
      : { type: 'WhatsAppBusinessPhoneNumber', row: number };
  }
  const business = world.businesses.get(id);
  if (business !== undefined && world.holders.get(session.token.holder).business === id) {
    need(session, 'business_management', errors.permissionsMissing());
    return { type: 'Business', row: business };
  }
  if (id === session.token.app) return { type: 'Application', row: world.apps.get(id) };
  if (id === session.token.holder) return holderNode(world, session);
  throw missing;
}

/** The rows of an edge; an edge that the type lacks is, in Meta's words, a field that does not exist. */
export function edgeRows(world, session, node, edge) {
  const find = nodeTypes[node.type].edges[edge];
  if (find === undefined) throw errors.unknownField({ field: edge, type: node.type });
  return find({ world, session, row: node.row });
}

/** Meta's answer for a node and a `fields=` (the default fields without it). Absent values are left out. */
export function readNode(world, session, { type, row }, fields) {
  const { fields: known, usual, derived = {} } = nodeTypes[type];
  const taken = world.withoutFields[type] ?? [];
  const asked = fields ? readFields(fields) : usual.map((name) => ({ name }));
  const answer = {};
  for (const { name, inner } of asked) {
    if (taken.includes(name) && !fields) continue;
    if (taken.includes(name) || !known.includes(name)) throw errors.unknownField({ field: name, type });
    const value = name in row ? row[name] : derived[name]?.({ world, session, row });
    if (value === undefined || value === null) continue;
    answer[name] = inner === undefined ? value : pick(value, inner.map((field) => field.name));
  }
  answer.id = row.id;
  return answer;
}

/** `id,throughput{level}` as a list of names, including those in braces. */
export function readFields(text) {
  let at = 0;
  const list = () => {
    const fields = [];
    for (;;) {
      const name = /^[A-Za-z0-9_]+/.exec(text.slice(at))?.[0];
      if (name === undefined) throw errors.syntax({ at, value: text });
      at += name.length;
      const field = { name };
      if (text[at] === '{') {
        at += 1;
        field.inner = list();
        if (text[at] !== '}') throw errors.syntax({ at, value: text });
        at += 1;
      }
      fields.push(field);
      if (text[at] !== ',') return fields;
      at += 1;
    }
  };
  const fields = list();
  if (at !== text.length) throw errors.syntax({ at, value: text });
  return fields;
}

const accounts = (rows) => ({ type: 'WhatsAppBusinessAccount', rows });
const pick = (value, names = ['id', 'name']) =>
  Object.fromEntries(names.filter((name) => name in value).map((name) => [name, value[name]]));

const available = (entity_type, id) => ({ entity_type, id, can_send_message: 'AVAILABLE' });

function accountHealth({ session, row }) {
  const entities = [available('WABA', row.id), available('BUSINESS', row.owner), available('APP', session.token.app)];
  return { can_send_message: 'AVAILABLE', entities };
}

function numberHealth({ world, session, row }) {
  const { entities } = accountHealth({ session, row: world.accounts.get(row.account) });
  return { can_send_message: 'AVAILABLE', entities: [available('PHONE_NUMBER', row.id), ...entities] };
}
