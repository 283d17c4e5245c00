/**
 * Finds out what is wrong with a WhatsApp Cloud API access token, and what to click to fix it.
 *
 * Call `init` (or `initSync`) once, before any other function. The module does not store a token or write it to a log.
 * A bad token never throws: it gets a diagnosis. An argument of the wrong type throws a `TypeError` that names it. Functions that
 * return a promise throw it too: the call itself throws, before anything is sent. Only the promise of `loadLanguage` rejects with it.
 *
 * Sentences are in English. For another language, call `loadLanguage` once, then name the language in each call (`lang`). In that
 * language are `headline`, `title`, `explanation`, the `text` of steps, the `label` and `detail` of checks, and the `message` of
 * findings. `report`, codes and the messages of thrown errors stay English. Meta's messages stay as Meta wrote them.
 */

/**
 * Loads the WebAssembly. A second call does nothing, unless the module has stopped because of an internal error, or because
 * memory or the stack was used up. Then all pending promises have been rejected, and every other function throws an `Error`. The
 * next `init` or `initSync` restarts the module, and needs no argument.
 *
 * @param input the address or the content of the `.wasm` file. Without it, the file beside this one is fetched. Node.js needs this
 *   argument, because its `fetch` does not read files.
 */
export default function init(
  input?: InitInput | Promise<InitInput> | { module_or_path: InitInput | Promise<InitInput> },
): Promise<unknown>;

/** The address or the content of the WebAssembly file. */
export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/**
 * Starts the WebAssembly from bytes that you have already, for example in Node.js: `initSync({ module: readFileSync(path) })`. The
 * first start needs the bytes.
 */
export function initSync(options?: { module: BufferSource | WebAssembly.Module }): unknown;

/**
 * Loads the words of a shipped language, `pt-BR` or `es`, from the file in `words/`. A tag such as `pt` or `es-MX` loads the nearest
 * shipped language. Does not need `init`. A second call for the same language does nothing, also after a restart of the module.
 *
 * The promise resolves without loading anything for English, and for a language that does not exist. It rejects with a `TypeError` if
 * `lang` is not a string, and with the error of the import if the file does not arrive.
 */
export function loadLanguage(lang: string): Promise<void>;

/**
 * Reads the pasted text offline, and sends no request.
 *
 * @param pasted the text as it was pasted, with everything around the token
 * @param options `lang`: the language of the sentences, as in `ConnectionRequest`
 */
export function inspectToken(pasted: string, options?: { lang?: string }): TokenInspection;

/**
 * Explains an answer from the Graph API.
 *
 * An answer from another service, or text in which nothing is from Meta, is `unrecognised` and says nothing about the token. An answer
 * that reports no error is `no_fault`.
 *
 * @param answer the body, as text or already parsed; or a pasted text: a log, a whole HTTP answer, a sentence; or a caught error:
 *   an `Error` or the error of an HTTP client is read with its `response`, `body`, `error` and `cause`, without the request.
 *   Cycles are cut, getters that throw are skipped, and at most 1,000,000 characters are read
 * @param httpStatus the HTTP status of the answer. Without it, the status in the object is used
 * @param options `lang`: the language of the sentences, as in `ConnectionRequest`
 */
export function explainError(answer: string | object, httpStatus?: number, options?: { lang?: string }): Diagnosis;

/**
 * Asks Meta what a token can access. Sends at most 20 reading requests, and one more with `probeSending`, directly to
 * `graph.facebook.com`. The token is in the body of each request. If Meta does not accept a form, the token is in the address of that
 * request, and `report` says so. Nothing is sent to any recipient.
 *
 * The promise resolves with a report for every answer. Text that is not a token, or that is recognised as another secret, is not
 * sent, and the report says so. The promise rejects with an `AbortError` when `signal` is aborted, for any abort reason, and
 * with an `Error` if the module stops.
 */
export function testConnection(request: ConnectionRequest): Promise<ConnectionReport>;

/**
 * Exchanges a short-lived token for one that expires after 60 days, or renews the token of a system user. An exchange never
 * gives a permanent token. The secret goes to `graph.facebook.com` in the body of the request, and nowhere else. If you can, call
 * this function on a server. The promise rejects for the same reasons as that of `testConnection`.
 */
export function exchangeToken(request: ExchangeRequest): Promise<ExchangeReport>;

/** The argument of `testConnection`. */
export interface ConnectionRequest {
  /** The token, or the pasted text that contains it. */
  token: string;
  phoneNumberId?: string;
  whatsappBusinessAccountId?: string;
  /**
   * For an app with "Require App Secret". The secret is not sent: it is used to calculate a proof, which needs Web Crypto (HTTPS,
   * localhost, Node.js).
   */
  appSecret?: string;
  /**
   * The https address at which your CRM receives webhooks. If Meta sends incoming messages to another address, the verdict is
   * `attention`. Host, port and path are compared, without a slash at the end.
   */
  webhookUrl?: string;
  /** The app that your CRM uses. If the token belongs to another app, the verdict is `attention`. */
  appId?: string;
  /**
   * Whether to ask Meta if the token may send. The last request asks for a message from a template that does not exist, so nothing is
   * sent. The default is `false`.
   */
  probeSending?: boolean;
  /** Such as `v25.0`, the default. */
  graphVersion?: string;
  /** How long to wait for each answer, in milliseconds. The default is 10,000. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /**
   * The language of the sentences, such as `pt-BR`. The default is `en`. A tag such as `pt` selects the nearest shipped language. The
   * sentences are in English until `loadLanguage` has resolved, and for a language that does not exist.
   */
  lang?: string;
  /** Called with all rows each time a row changes. Errors that it throws are ignored. */
  onProgress?: (checks: Check[]) => void;
}

/** One row of the checks. */
export interface Check {
  id: CheckId;
  state: "pass" | "warn" | "fail" | "unknown" | "skipped" | "running";
  /** Its name. */
  label: string;
  /** What was found, or what is being checked. Each finding has its own line. */
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

/** The result of a test. */
export interface ConnectionReport {
  /** Increases when the shape of this object changes. */
  schemaVersion: 1;
  /** `attention`: it works, but something needs attention; `could_not_tell`: the result says nothing about the token. */
  verdict: "connected" | "attention" | "failed" | "could_not_tell";
  headline: string;
  /** What is wrong and what to do; `null` when connected. */
  diagnosis: Diagnosis | null;
  checks: Check[];
  /** The first row that failed. */
  firstBrokenCheck: CheckId | null;
  /** The number of requests. They count against the app's quota. */
  requests: number;
  token: TokenFacts;
  /** The accounts that the token can access, as far as they were found. */
  accounts: { id: string; name: string | null }[];
  phoneNumbers: PhoneNumber[];
  /**
   * `proven`: Meta would accept messages from this token; `refused`: Meta does not, and `diagnosis` says why; `unknown`: the answer does
   * not say; `not_tested`: Meta was not asked (`probeSending`).
   */
  sending: "proven" | "refused" | "unknown" | "not_tested";
  webhook: WebhookFacts;
  /** The report as English text, without the token, the secret, names or phone numbers: safe to post in public. */
  report: string;
}

/** Where incoming messages go. What Meta did not say is `null`. */
export interface WebhookFacts {
  /** Whether the app of the token is subscribed to the account. */
  subscribed: boolean | null;
  /** The address in use: host and path, without a user, a query or a fragment. */
  address: string | null;
  /** Where this address is set. The number's address is used first, then the account's, then the app's. */
  level: "number" | "account" | "app" | null;
}

/** What is known about a token. Times are Unix seconds. `null`: not known, or never. */
export interface TokenFacts {
  type: "temporary" | "long_lived" | "permanent" | "unknown";
  holder: "user" | "system_user" | "page" | "app" | "unknown";
  expiresAt: number | null;
  dataAccessExpiresAt: number | null;
  issuedAt: number | null;
  appId: string | null;
  appName: string | null;
  /** `proven`: a request that needs it worked; `listed`: Meta lists it; `missing`: Meta lists others but not this one. */
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

/** The argument of `exchangeToken`. */
export interface ExchangeRequest {
  /** The token, or the pasted text that contains it. An expired token cannot be exchanged. */
  token: string;
  /** The app that created the token. */
  appId: string;
  appSecret: string;
  /** Whether to renew a system user's token that expires after 60 days. */
  renew?: boolean;
  /** Such as `v25.0`, the default. */
  graphVersion?: string;
  /** How long to wait for the answer, in milliseconds. The default is 10,000. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** The language of the sentences, as in `ConnectionRequest`. */
  lang?: string;
}

/** The result of an exchange: a token, or a diagnosis. */
export interface ExchangeReport {
  /** Increases when the shape of this object changes. */
  schemaVersion: 1;
  /** The new token. It is a secret. */
  token: string | null;
  /** The time until the token expires; `null` if Meta did not say. */
  expiresInSecs: number | null;
  /** What is wrong and what to do; `null` if there is a token. */
  diagnosis: Diagnosis | null;
}

/** What the pasted text alone shows. All of it is a hint: Meta does not document the format of a token. */
export interface TokenInspection {
  /** Increases when the shape of this object changes. */
  schemaVersion: 1;
  /** The cleaned token; `""` if the text contains no token, or several different ones. It is a secret. */
  token: string;
  /** What kind of text it is. */
  kind: TokenKind;
  /** Whether the token looks complete. */
  completeness: "looks_complete" | "looks_truncated" | "looks_altered" | "unknown";
  /** The ID of the app that created the token, read from the token's own text. A string, because a `number` cannot hold all digits. */
  appId: string | null;
  /** What was found, in display order. */
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

/** One thing that was found in the pasted text. */
export interface Finding {
  code: FindingCode;
  /** `info`: already fixed; `warning`: needs attention; `error`: this is not an access token. */
  severity: "info" | "warning" | "error";
  /** One or more sentences for the person. They quote no secret. */
  message: string;
}

/** The codes of findings. New codes may be added; the meaning of a code never changes. */
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
  /** Increases when the shape of this object changes. */
  schemaVersion: 1;
  category: Category;
  /** The exact cause within the category, such as `session_expired` or `password_changed`. New causes may be added. */
  cause: string;
  /** The headline, without a full stop. */
  title: string;
  /** What happened and why, in sentences. Tokens that Meta quotes are redacted. */
  explanation: string;
  /** What to do, in order. Some steps have the address of the screen. */
  steps: { text: string; url?: string }[];
  /** Whether the token itself is fine; `null` if this answer does not show it. */
  tokenIsFine: boolean | null;
  /** Whether the same request may work later without changes. */
  retryable: boolean;
  /** What Meta said, with Meta's own names; `null` if the answer contains no Graph API error. */
  graph: GraphError | null;
}

/** The categories of diagnoses. New categories may be added; the meaning of a category never changes. */
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

/** The parts of Meta's error that were present. */
export interface GraphError {
  code?: number;
  subcode?: number;
  type?: string;
  /** Meta's text, with tokens redacted. */
  message?: string;
  httpStatus?: number;
  /** Meta's own reference to the request, for Meta support. */
  fbtraceId?: string;
}
