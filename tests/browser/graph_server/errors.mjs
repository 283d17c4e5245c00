// Meta's own sentences, codes and statuses for refusals, as functions of what they name.
// Does not depend on a world or a request: other files decide who is refused, and when.

/** A refusal of the Graph API. It is thrown as an exception, and the server writes it. */
export class GraphRefusal extends Error {
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

const refusal = (status, code, message, more = {}) =>
  new GraphRefusal(status, { message, type: 'OAuthException', code, ...more });

/** A dead token: code 190. Some have HTTP status 400, those of an expired session 401. */
const dead = (message, subcode) =>
  subcode === undefined
    ? refusal(400, 190, message)
    : refusal(401, 190, message, { error_subcode: subcode });

const validating = (sentence, subcode) => dead(`Error validating access token: ${sentence}`, subcode);

export const noToken = () => refusal(400, 104, 'An access token is required to request this resource.');
export const noTokenForMe = () =>
  refusal(400, 2500, 'An active access token must be used to query information about the current user.');

export const expired = ({ expiresAt, now }) =>
  validating(`Session has expired on ${pacific(expiresAt)}. The current time is ${pacific(now)}.`, 463);
export const inactive = () =>
  validating("The session has been invalidated because the user hasn't engaged the app in longer than 90 days.");
export const passwordChanged = () =>
  validating(
    'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    460,
  );
export const sessionReplaced = () =>
  validating(
    'Session does not match current stored session. This may be because the user changed the password since the time the session was created or Facebook has changed the session for security reasons.',
    460,
  );
export const appRemoved = ({ appId }) => validating(`The user has not authorized application ${appId}.`, 458);
export const loggedOut = () => validating('The session is invalid because the user logged out.', 467);
export const revoked = () => validating('The session was invalidated explicitly using an API call.', 466);
export const checkpointed = () =>
  validating('You cannot access the app till you log in to www.facebook.com and follow the instructions given.', 459);
export const unconfirmed = () =>
  validating('Sessions for the user are not allowed because the user is not a confirmed user.', 464);
export const impersonation = () =>
  dead(
    "Any of the pages_read_engagement, pages_manage_metadata permission(s) must be granted before impersonating a user's page.",
    492,
  );
/** Meta repeats the whole text that was sent. */
export const malformed = ({ text }) => dead(`Malformed access token ${text}`);
export const unparsable = () => dead('Invalid OAuth access token - Cannot parse access token');
export const invalidData = () => dead('Invalid OAuth access token data.');
export const undecryptable = () => dead('The access token could not be decrypted');
export const badSignature = () => dead('Invalid OAuth access token signature.');
export const debugOnly = () => validating('This is a debug only access token.');

export const appDeleted = () => dead('Error validating application. Application has been deleted.');
export const appUnreadable = () =>
  refusal(400, 101, 'Error validating application. Cannot get application info due to a system error.');
export const appBlocked = () => refusal(400, 200, 'API access blocked.');
export const addressRefused = () => refusal(400, 5, "(#5) This IP can't make requests for that application.");
export const proofRequired = () =>
  refusal(400, 100, 'API calls from the server require an appsecret_proof argument', { type: 'GraphMethodException' });
export const proofWrong = () =>
  refusal(400, 100, 'Invalid appsecret_proof provided in the API argument', { type: 'GraphMethodException' });
export const secretWrong = () => refusal(400, 1, 'Error validating client secret.');
export const parameterMissing = ({ name }) => refusal(400, 100, `(#100) The parameter ${name} is required`);
export const notThisApp = ({ appId }) => validating(`The access token does not belong to application ${appId}.`);

export const debugTokenRefused = () =>
  refusal(
    400,
    100,
    '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
  );
export const debugTokenOfAnotherApp = () =>
  refusal(400, 100, '(#100) The App_id in the input_token did not match the Viewing App');

export const permissionRequired = ({ permission }) =>
  refusal(403, 200, `(#200) Requires ${permission} permission to manage the object`);
export const permissionsMissing = () => refusal(400, 100, '(#100) Missing permissions');

/** The token may send: Meta has looked for the template. Captured in September 2026. */
export const templateMissing = ({ name }) =>
  refusal(404, 132001, '(#132001) Template name does not exist in the translation', {
    error_data: { messaging_product: 'whatsapp', details: `template name (${name}) does not exist in en_US` },
  });
export const mayNotSend = () =>
  refusal(403, 200, '(#200) You do not have the necessary permissions to send messages on behalf of this WhatsApp Business Account');
export const notRegistered = () => refusal(400, 133010, '(#133010) Account not registered');
export const unpaid = () => refusal(400, 131042, '(#131042) Business eligibility payment issue');
export const notOnTheList = () => refusal(400, 131030, '(#131030) Recipient phone number not in allowed list');
export const odd = () => refusal(400, 139999, '(#139999) Something that nobody has seen');
export const mayNotSubscribe = () =>
  refusal(403, 200, "(#200) Your app doesn't have permission to subscribe to this WhatsApp Business Account", { error_subcode: 1349174 });

/** The object is missing, of another type or not assigned. Meta gives the same answer for all three. */
export const unsupported = ({ method, id }) =>
  refusal(
    400,
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    { type: 'GraphMethodException', error_subcode: 33 },
  );
export const unknownAlias = ({ alias }) =>
  refusal(404, 803, `(#803) Some of the aliases you requested do not exist: ${alias}`);
export const unknownPath = ({ path }) => refusal(400, 2500, `Unknown path components: ${path}`);
export const unknownField = ({ field, type }) =>
  refusal(400, 100, `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`);
export const syntax = ({ at, value }) =>
  refusal(400, 2500, `Syntax error "Expected end of string instead of "${value[at] ?? ''}"." at character ${at}: ${value}`);

export const tooManyCalls = () => refusal(400, 4, '(#4) Application request limit reached', { is_transient: true });
export const temporary = () =>
  refusal(500, 2, 'Service temporarily unavailable', { is_transient: true });

/** `Tuesday, 05-Mar-24 20:00:00 PST`: Meta writes times in US Pacific time for everybody. */
export function pacific(seconds) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    hourCycle: 'h23',
    weekday: 'long',
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(new Date(seconds * 1000));
  const at = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${at.weekday}, ${at.day}-${at.month}-${at.year} ${at.hour}:${at.minute}:${at.second} ${at.timeZoneName}`;
}
