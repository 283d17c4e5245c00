/**
 * Tells what is wrong with a WhatsApp Cloud API access token, and what to click to mend it.
 *
 * Call `init` (or `initSync`) once, before any other function. Nothing here keeps a token or writes it to a log.
 * A bad token never throws: it is described. An argument of the wrong type throws a `TypeError` that names it, also from
 * the functions that give a promise: it is thrown by the call itself, before anything is sent.
 */

/**
 * Loads the WebAssembly. Calling it again does nothing, unless it has stopped: by an error of its own, or because memory or
 * the stack was used up. Then all open promises have been rejected, every other function throws an `Error`, and the next `init`
 * or `initSync` starts it again. It needs no argument then.
 *
 * @param input where the `.wasm` is, or what is in it. Left out, the file beside this one is fetched; Node.js needs it
 *   given, since its `fetch` does not read files.
 */
export default function init(
  input?: InitInput | Promise<InitInput> | { module_or_path: InitInput | Promise<InitInput> },
): Promise<unknown>;

/** Where the WebAssembly is, or what is in it. */
export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/**
 * Starts the WebAssembly from bytes that are already there, as in Node.js: `initSync({ module: readFileSync(path) })`. The
 * first start needs them.
 */
export function initSync(options?: { module: BufferSource | WebAssembly.Module }): unknown;

/**
 * Says what was pasted, from the text alone: no request is made.
 *
 * @param pasted the text as it was pasted, with all that surrounds the token
 */
export function inspectToken(pasted: string): TokenInspection;

/**
 * Says what an answer of the Graph API means.
 *
 * An answer of another service, or text in which nothing is from Meta, is `unrecognised` and says nothing about the token; one that
 * reports no error is `no_fault`.
 *
 * @param answer the body, as text or already parsed; what a person pasted: a log, a whole HTTP answer, a sentence; or what was
 *   caught: an `Error` or the error of an HTTP client is read with its `response`, `body`, `error` and `cause`, without the request.
 *   Cycles are cut, getters that throw are left out, and at most 1,000,000 characters are read
 * @param httpStatus the HTTP status that came with it. Without it, the status in the object is used
 */
export function explainError(answer: string | object, httpStatus?: number): Diagnosis;

/**
 * Asks Meta what a token can access: at most 20 reading calls, and one more with `probeSending`, straight from here to
 * `graph.facebook.com`. The token is in the body of each call. If Meta does not accept a form, it is in the address of that call, and `report` says so. Nothing is sent to
 * any recipient.
 *
 * Resolved with a report whatever comes back; a text that is no token, or that is recognised as another secret, is not
 * sent, and the report says so. Rejected with an `AbortError` once `signal` is aborted, whatever reason it was given, and
 * with an `Error` if the module stops.
 */
export function testConnection(request: ConnectionRequest): Promise<ConnectionReport>;

/**
 * Asks Meta for a token that lives for 60 days, in exchange for one that lives for hours, or to renew one of a system user.
 * It never gives a permanent one. The secret goes to `graph.facebook.com` in the body of the call, and nowhere else; keep
 * this call on a server where you can. Rejected as `testConnection` is.
 */
export function exchangeToken(request: ExchangeRequest): Promise<ExchangeReport>;

/** What `testConnection` is asked with. */
export interface ConnectionRequest {
  /** The token, or the text that was pasted with it. */
  token: string;
  phoneNumberId?: string;
  whatsappBusinessAccountId?: string;
  /**
   * For an app with "Require App Secret". It is not sent: a proof is made with it, where there is Web Crypto (https,
   * localhost, Node.js).
   */
  appSecret?: string;
  /**
   * The https address at which your CRM receives webhooks. If Meta sends incoming messages to another address, the verdict is
   * `attention`. Compared are host, port and path; a slash at the end does not count.
   */
  webhookUrl?: string;
  /** The app that your CRM uses. If the token belongs to another app, the verdict is `attention`. */
  appId?: string;
  /**
   * Whether to ask Meta if the token may send, by one call after the others: a message from a template that does not exist. Nothing is
   * sent. `false` if it is left out.
   */
  probeSending?: boolean;
  /** Such as `v25.0`, which is asked where it is left out. */
  graphVersion?: string;
  /** How long to wait for each answer, in milliseconds; 10,000 where it is left out. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Called with all rows each time that one fills in. What it throws is dropped. */
  onProgress?: (checks: Check[]) => void;
}

/** One row of the chain of checks. */
export interface Check {
  id: CheckId;
  state: "pass" | "warn" | "fail" | "unknown" | "skipped" | "running";
  /** Its name, in English. */
  label: string;
  /** What was found, or is being asked; each thought on a line of its own. */
  detail: string;
}

/** The rows, in their order. */
export type CheckId =
  | "text"
  | "token"
  | "app"
  | "permissions"
  | "account"
  | "phone_number"
  | "health"
  | "webhook";

/** What a test found. */
export interface ConnectionReport {
  /** Grows when the shape of this object changes. */
  schemaVersion: 1;
  /** `attention`: it works, and something wants looking at; `could_not_tell`: nothing is said about the token. */
  verdict: "connected" | "attention" | "failed" | "could_not_tell";
  headline: string;
  /** What is wrong and what to do; `null` when connected. */
  diagnosis: Diagnosis | null;
  checks: Check[];
  /** The first row that failed. */
  firstBrokenCheck: CheckId | null;
  /** How many calls were made: they count against the app's quota. */
  requests: number;
  token: TokenFacts;
  /** The accounts that the token reaches, as far as they were found. */
  accounts: { id: string; name: string | null }[];
  phoneNumbers: PhoneNumber[];
  /**
   * `proven`: Meta would accept messages from this token; `refused`: it does not, and `diagnosis` says why; `unknown`: its answer does
   * not tell; `not_tested`: it was not asked (`probeSending`).
   */
  sending: "proven" | "refused" | "unknown" | "not_tested";
  webhook: WebhookFacts;
  /** The same as text, without the token, the secret, names or phone numbers: safe to post in public. */
  report: string;
}

/** Where incoming messages go. What Meta did not say is `null`. */
export interface WebhookFacts {
  /** Whether the app of the token is subscribed to the account. */
  subscribed: boolean | null;
  /** The address in force: host and path. It never has a user, a query or a fragment. */
  address: string | null;
  /** Where this address is set. The number's address is used first, then the account's, then the app's. */
  level: "number" | "account" | "app" | null;
}

/** What is known of a token. Times are Unix seconds; `null`: not known, or never. */
export interface TokenFacts {
  type: "temporary" | "long_lived" | "permanent" | "unknown";
  holder: "user" | "system_user" | "page" | "app" | "unknown";
  expiresAt: number | null;
  dataAccessExpiresAt: number | null;
  issuedAt: number | null;
  appId: string | null;
  appName: string | null;
  /** `proven`: a call worked that needs it; `listed`: Meta lists it; `missing`: Meta lists others and not this one. */
  permissions: { name: string; state: "proven" | "listed" | "missing" | "unknown" }[];
}

/** A phone number that was found. What Meta did not say is `null`. */
export interface PhoneNumber {
  id: string;
  accountId: string | null;
  verifiedName: string | null;
  displayPhoneNumber: string | null;
  qualityRating: string | null;
  status: string | null;
}

/** What `exchangeToken` is asked with. */
export interface ExchangeRequest {
  /** The token, or the text that was pasted with it. An expired one cannot be exchanged. */
  token: string;
  /** The app that made the token. */
  appId: string;
  appSecret: string;
  /** Whether to renew the token of a system user that lives for 60 days. */
  renew?: boolean;
  /** Such as `v25.0`, which is asked where it is left out. */
  graphVersion?: string;
  /** How long to wait for the answer, in milliseconds; 10,000 where it is left out. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** What an exchange gave: a token, or a diagnosis. */
export interface ExchangeReport {
  /** Grows when the shape of this object changes. */
  schemaVersion: 1;
  /** The new token. It is a secret. */
  token: string | null;
  /** How long it lives; `null` where Meta did not say. */
  expiresInSecs: number | null;
  /** What is wrong and what to do; `null` where there is a token. */
  diagnosis: Diagnosis | null;
}

/** What the pasted text alone tells. All of it is a hint: Meta does not document the text of a token. */
export interface TokenInspection {
  /** Grows when the shape of this object changes. */
  schemaVersion: 1;
  /** The token, cleaned; `""` where the text holds none, or several that differ. It is a secret. */
  token: string;
  /** What kind of text it is. */
  kind: TokenKind;
  /** Whether the token looks whole. */
  completeness: "looks_complete" | "looks_truncated" | "looks_altered" | "unknown";
  /** The ID of the app that made the token, read from the token's own text. Digits: too many for a `number`. */
  appId: string | null;
  /** What was found, in the order to be shown. */
  findings: Finding[];
}

/** What kind of text was pasted. */
export type TokenKind =
  | "access_token"
  | "app_access_token"
  | "app_secret"
  | "instagram_token"
  | "threads_token"
  | "phone_number"
  | "object_id"
  | "json_web_token"
  | "other_key"
  | "graph_error"
  | "placeholder"
  | "empty"
  | "unknown";

/** One thing found in what was pasted. */
export interface Finding {
  code: FindingCode;
  /** `info`: mended already; `warning`: look at it; `error`: this is not an access token. */
  severity: "info" | "warning" | "error";
  /** For the person, in English: a sentence or more. Quotes no secret. */
  message: string;
}

/** The codes of findings. More may come; none changes its meaning. */
export type FindingCode =
  | "whitespace_removed"
  | "line_breaks_removed"
  | "invisible_characters_removed"
  | "quotes_removed"
  | "bearer_prefix_removed"
  | "quote_marks_removed"
  | "extracted_from_text"
  | "truncated"
  | "too_short"
  | "altered"
  | "pasted_twice"
  | "masked"
  | "placeholder"
  | "documentation_sample"
  | "wrong_kind"
  | "graph_error_pasted"
  | "several_tokens"
  | "token_in_log";

/** What happened, why, and what to do. */
export interface Diagnosis {
  /** Grows when the shape of this object changes. */
  schemaVersion: 1;
  category: Category;
  /** The finer reading within the category, such as `session_expired` or `password_changed`. More may come. */
  cause: string;
  /** The headline, in English, without a full stop. */
  title: string;
  /** What happened and why, in English sentences. Tokens that Meta quotes are redacted. */
  explanation: string;
  /** What to do, in order; some steps name the screen where it is done. */
  steps: { text: string; url?: string }[];
  /** Whether the token itself is fine; `null` where this answer cannot tell. */
  tokenIsFine: boolean | null;
  /** Whether the same call may work later with nothing changed. */
  retryable: boolean;
  /** What Meta said, under Meta's own names; `null` where the answer holds no error of the Graph API. */
  graph: GraphError | null;
}

/** The categories of diagnoses. More may come; none changes its meaning. */
export type Category =
  | "token_expired"
  | "permission_denied"
  | "invalid_token"
  | "wrong_id"
  | "app_problem"
  | "account_restricted"
  | "rate_limited"
  | "temporary_fault"
  | "unreachable"
  | "ends_soon"
  | "needs_choice"
  | "sending_limited"
  | "receiving_limited"
  | "not_token_problem"
  | "no_fault"
  | "unrecognised";

/** The parts of Meta's error that were there. */
export interface GraphError {
  code?: number;
  subcode?: number;
  type?: string;
  /** Meta's text, with tokens redacted. */
  message?: string;
  httpStatus?: number;
  /** Meta's own reference to the call, for its support. */
  fbtraceId?: string;
}
