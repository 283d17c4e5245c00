// Faults that can be applied to any call: how an answer changes on its way, and what the network does
// to it. Knows answers as text. Does not depend on worlds, or on calls except for their names.

/** The answer of a gateway instead of Meta. */
const GATEWAY_PAGE =
  '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n';

/**
 * Whether a fault for `pattern` applies to a call: `*`, the name of a call (`debug_token`), a path
 * without its version (`/me/permissions`), or a regular expression over such a path.
 */
export function meets(pattern, { name, path }) {
  if (pattern instanceof RegExp) return pattern.test(path);
  return pattern === '*' || pattern === name || pattern === path;
}

/**
 * The usual answer after a fault.
 *
 * `error` (any Graph error, with `status`), `html` (a text, or `true` for a gateway's page),
 * `body` (any text or object), `large` (this many bytes in an extra field), `empty`, `cut` (incomplete JSON),
 * `type` (another content type), `redirect` (to an address, or `true` for the call's own), `status`, `cors: false`,
 * `corsOfErrors: false` (only for answers with a status of 400 or more).
 */
export function spoil(reply, { error, html, body, large, empty, cut, type, redirect, status, cors, corsOfErrors }) {
  const isError = (status ?? reply.status) >= 400;
  let spoiled = {
    ...reply,
    type: type ?? reply.type,
    status: status ?? reply.status,
    cors: cors ?? ((corsOfErrors ?? true) || !isError),
  };
  if (error !== undefined) {
    const whole = { message: '', type: 'OAuthException', fbtrace_id: reply.trace, ...error };
    spoiled = { ...spoiled, status: status ?? 400, text: JSON.stringify({ error: whole }) };
  }
  if (html !== undefined) {
    spoiled = { ...spoiled, status: status ?? 502, type: 'text/html', text: html === true ? GATEWAY_PAGE : html };
  }
  if (body !== undefined) spoiled.text = typeof body === 'string' ? body : JSON.stringify(body);
  if (large !== undefined) spoiled.text = `{"padding":"${'x'.repeat(large)}",${spoiled.text.slice(1)}`;
  if (redirect !== undefined) {
    spoiled = { ...spoiled, status: status ?? 302, location: redirect === true ? reply.url : redirect, text: '' };
  }
  if (empty) spoiled.text = '';
  if (cut) spoiled.text = spoiled.text.slice(0, Math.floor(spoiled.text.length / 2));
  return spoiled;
}
