// What a developer would write by hand instead of the module's `inspectToken` and `explainError`: the same answers for the
// pastes of the benchmark, from the same checks, in plain JavaScript. Only the benchmark uses it. It knows neither the many
// other things that people paste nor most of Meta's errors, so it is a lower bound, not an alternative.

const INVISIBLE = /[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/g;
const TOKEN = /^E(?:[A-Ya-z0-9]|Z[A-D])+Z?$/;
const TOKEN_IN_TEXT = /\bE[A-Z](?:[A-Ya-z0-9]|Z[A-D]){60,}Z?\b/g;
const SHORTEST = 60;
const ESCAPED = { ZA: 'Z', ZB: '+', ZC: '/', ZD: '=' };

/** Reads a paste: cleans it, finds the token in it, reads the token's app, and says whether its end is missing. */
export function inspectToken(pasted) {
  const findings = [];
  const note = (code, severity, message) => findings.push({ code, severity, message });

  let text = pasted.trim();
  if (text !== pasted) note('whitespace_removed', 'info', 'Removed white space around the token.');
  const visible = text.replace(INVISIBLE, '');
  if (visible !== text) note('invisible_characters_removed', 'info', 'Removed characters that cannot be seen.');
  text = visible;
  const bare = text.replace(/^bearer\s+/i, '');
  if (bare !== text) note('bearer_prefix_removed', 'info', 'Removed "Bearer".');
  text = bare;
  const unquoted = text.replace(/^(["'`])(.*)\1$/s, '$2');
  if (unquoted !== text) note('quotes_removed', 'info', 'Removed quotation marks.');
  text = unquoted;

  if (!TOKEN.test(text)) {
    const found = [...new Set(text.match(TOKEN_IN_TEXT) ?? [])];
    if (found.length > 1) note('several_tokens', 'warning', `There are ${found.length} different tokens.`);
    if (found.length !== 1) return inspection('', found.length > 1 ? 'access_token' : 'unknown', 'unknown', null, findings);
    note('extracted_from_text', 'info', 'Found the token inside a longer text.');
    [text] = found;
  }
  const base64 = text.slice(1).replace(/Z[A-D]/g, (pair) => ESCAPED[pair]);
  const appId = appIdIn(base64);
  let completeness = 'looks_complete';
  if (text.length < SHORTEST) note('too_short', 'warning', 'This is shorter than any access token.');
  // A final "Z" is incomplete: its second letter is missing.
  if (base64.length % 4 !== 0 || text.endsWith('Z')) {
    completeness = 'looks_truncated';
    note('truncated', 'warning', 'The end of the token seems to be missing.');
  } else if (appId === null) {
    completeness = 'looks_altered';
    note('altered', 'warning', 'Some characters of the token seem to be wrong.');
  }
  return inspection(text, 'access_token', completeness, appId, findings);
}

function inspection(token, kind, completeness, appId, findings) {
  return { schemaVersion: 1, token, kind, completeness, appId, findings };
}

/** The first eight bytes after the letter are the app ID. */
function appIdIn(base64) {
  const head = base64.slice(0, 12);
  if (!/^[A-Za-z0-9+/]{12}$/.test(head)) return null;
  const bytes = atob(head);
  let id = 0n;
  for (let i = 0; i < 8; i += 1) id = (id << 8n) | BigInt(bytes.charCodeAt(i));
  return id > 99_999n ? id.toString() : null;
}

const NEW_TOKEN = { text: 'Make a new token in Business settings, under System users.', url: 'https://business.facebook.com/settings/system-users' };
const WAIT = { text: 'Wait a few minutes, then test again.' };
const ASSIGN = { text: 'Assign the account to the system user in Business settings.', url: 'https://business.facebook.com/settings/system-users' };

/** `code/subcode`, else `code` → category, cause, title, explanation, steps, whether the token is fine, whether to try again. */
const ERRORS = new Map([
  ['190/458', ['invalid_token', 'app_removed', 'Invalid token', 'The person has removed the app.', [NEW_TOKEN], false, false]],
  ['190/459', ['account_restricted', 'checkpoint', 'Account restricted', 'The person has to log in to Facebook.', [], null, false]],
  ['190/460', ['invalid_token', 'password_changed', 'Invalid token', 'The password was changed.', [NEW_TOKEN], false, false]],
  ['190/463', ['token_expired', 'session_expired', 'Token expired', "The token's time has run out.", [NEW_TOKEN], false, false]],
  ['190/464', ['account_restricted', 'unconfirmed', 'Account restricted', 'The person is not confirmed.', [], null, false]],
  ['190/467', ['invalid_token', 'session_invalid', 'Invalid token', 'The session has ended.', [NEW_TOKEN], false, false]],
  ['190', ['invalid_token', 'not_accepted', 'Invalid token', 'Meta does not accept the token.', [NEW_TOKEN], false, false]],
  ['100/33', ['wrong_id', 'not_found', 'Wrong ID or not assigned', 'The ID is not there for this token.', [ASSIGN], null, false]],
  ['100', ['not_token_problem', 'parameter', 'Not a token problem', 'A parameter is wrong.', [], true, false]],
  ['10', ['permission_denied', 'permission', 'Permission denied', 'The token lacks a permission.', [NEW_TOKEN], false, false]],
  ['200', ['permission_denied', 'permission', 'Permission denied', 'The token lacks a permission.', [NEW_TOKEN], false, false]],
  ['102', ['invalid_token', 'session', 'Invalid token', 'The session has ended.', [NEW_TOKEN], false, false]],
  ['368', ['account_restricted', 'policy', 'Account restricted', 'The account is blocked for a while.', [], null, false]],
  ['4', ['rate_limited', 'app', 'Too many requests', 'The app has made too many requests.', [WAIT], null, true]],
  ['17', ['rate_limited', 'user', 'Too many requests', 'The person has made too many requests.', [WAIT], null, true]],
  ['80007', ['rate_limited', 'account', 'Too many requests', 'The account has made too many requests.', [WAIT], null, true]],
  ['130429', ['rate_limited', 'sending', 'Too many requests', 'Too many messages were sent.', [WAIT], null, true]],
  ['131030', ['not_token_problem', 'recipient', 'Not a token problem', 'The recipient is not on the list.', [], true, false]],
  ['131047', ['not_token_problem', 'window', 'Not a token problem', 'More than 24 hours have passed.', [], true, false]],
  ['133010', ['not_token_problem', 'unregistered', 'Not a token problem', 'The number is not registered.', [], true, false]],
  ['1', ['temporary_fault', 'unknown', 'Temporary fault at Meta', 'Meta had a fault.', [WAIT], null, true]],
  ['2', ['temporary_fault', 'service', 'Temporary fault at Meta', 'Meta had a fault.', [WAIT], null, true]],
]);
const UNRECOGNISED = ['unrecognised', 'unrecognised', 'Unrecognised answer', 'This answer is not known.', [], null, true];
const FAULT = ['temporary_fault', 'service', 'Temporary fault at Meta', 'Meta had a fault.', [WAIT], null, true];

/** Reads an answer from the Graph API and explains it from its code and subcode. */
export function explainError(answer, httpStatus) {
  let value = answer;
  if (typeof answer === 'string') {
    try {
      value = JSON.parse(answer);
    } catch {
      value = null;
    }
  }
  const error = value?.error;
  const { code, error_subcode: subcode, type, message, fbtrace_id: fbtraceId } = error ?? {};
  const known = ERRORS.get(`${code}/${subcode}`) ?? ERRORS.get(`${code}`) ?? (httpStatus >= 500 ? FAULT : UNRECOGNISED);
  const [category, cause, title, explanation, steps, tokenIsFine, retryable] = known;
  const graph = error && { code, subcode, type, message: message?.replace(TOKEN_IN_TEXT, '[token]'), httpStatus, fbtraceId };
  return { schemaVersion: 1, category, cause, title, explanation, steps, tokenIsFine, retryable, graph: graph ?? null };
}
