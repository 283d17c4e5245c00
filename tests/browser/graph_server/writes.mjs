// The two real POSTs that the product makes: a message from a template that does not exist, and the subscription of an app. Changes
// are kept in `world.writes`. Does not depend on HTTP.

import * as errors from './errors.mjs';

/** Whether a call is one of the two: a POST without `method`, on one of these edges. */
export const isRealPost = (method, edge, query) =>
  method === 'POST' && query.method === undefined && ['messages', 'subscribed_apps'].includes(edge);

/** The answer to such a call. */
export function post(world, session, { type, row }, edge, query) {
  return edge === 'messages' ? message(world, session, { type, row }, query) : subscription(world, session, { type, row }, query);
}

/** Meta checks the number and the permission before it looks for the template. */
function message(world, session, { type, row }, query) {
  if (type !== 'WhatsAppBusinessPhoneNumber') throw errors.unsupported({ method: 'POST', id: row.id });
  for (const name of ['messaging_product', 'to', 'type', 'template']) {
    if (query[name] === undefined) throw errors.parameterMissing({ name });
  }
  if (!session.token.permissions.includes('whatsapp_business_messaging')) throw errors.mayNotSend();
  const refuse = { not_registered: errors.notRegistered, unpaid: errors.unpaid, odd: errors.odd, list: errors.notOnTheList }[world.sending];
  if (refuse) throw refuse();
  if (world.sending === 'accepted') return { messaging_product: 'whatsapp', messages: [{ id: 'wamid.HBgLMTIwMjU1NTAxMDA' }] };
  throw errors.templateMissing({ name: JSON.parse(query.template).name });
}

/** With a parameter, it would change the address that the account's events go to. */
function subscription(world, session, { type, row }, query) {
  const { access_token: _token, appsecret_proof: _proof, ...parameters } = query;
  if (type !== 'WhatsAppBusinessAccount') throw errors.unsupported({ method: 'POST', id: row.id });
  if (!session.token.permissions.includes('whatsapp_business_management') || world.refusesSubscription) throw errors.mayNotSubscribe();
  world.writes.push({ path: `/${row.id}/subscribed_apps`, parameters });
  if (!row.subscribed_apps.includes(session.app.id)) row.subscribed_apps = [...row.subscribed_apps, session.app.id];
  return { success: true };
}
