// How Meta treats a form with `method=get`: as a read, as a POST that it refuses, or as a real POST that writes. The last two are not
// known to happen at Meta. The worlds with them show what would happen. Does not depend on HTTP.

import * as errors from './errors.mjs';
import { readNode } from './nodes.mjs';

/** Whether a form on a call of this name is read as a GET in this world. */
export function isReadAsGet(world, name, query) {
  const isHeard = world.forms === 'read' && !world.formsRefusedAt.includes(name);
  return query.method?.toLowerCase() === 'get' && (isHeard || name === 'oauth/access_token');
}

/** Whether a call with this method is a form that this world treats as a real POST, because it ignores `method=get`. */
export const isWrite = (world, method, query) =>
  world.forms === 'written' && method === 'POST' && query.method?.toLowerCase() === 'get';

/** The answer to such a POST. What it changes is kept in `world.writes`. */
export function write(world, segments, query, find) {
  const [first, edge] = segments;
  const unsupported = errors.unsupported({ method: 'POST', id: first });
  if (first === 'debug_token' || (first === 'me' && edge === 'permissions')) throw unsupported;
  const node = find();
  if (edge === undefined) {
    // An update without a value changes nothing. With `fields`, the node is answered as after a read.
    return query.fields === undefined ? { success: true } : readNode(world, { token: {} }, node, query.fields);
  }
  if (edge === 'subscribed_apps') {
    world.writes.push({ path: `/${segments.join('/')}`, query });
    return { success: true };
  }
  if (edge === 'phone_numbers') throw errors.parameterMissing({ name: 'cc' });
  if (edge === 'businesses') throw errors.parameterMissing({ name: 'name' });
  throw unsupported;
}
