/**
 * Finds out what is wrong with a WhatsApp Cloud API access token, and what to click to fix it.
 *
 * Call `init` (or `initSync`) once, before any other function except `version` and `loadLanguage`. The module does not store a token
 * or write it to a log. A bad token never throws: it gets a diagnosis. An argument of the wrong type throws a `TypeError` that names it. Functions that
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
 * If the file cannot be loaded, the promise rejects with a `LoadError`. In Node.js, import `token-doctor/node`, which starts by itself.
 *
 * @param input the address or the content of the `.wasm` file. Without it, the file beside this one is fetched, and its digest is
 *   checked
 */
export default function init(
  input?: InitInput | Promise<InitInput> | { module_or_path: InitInput | Promise<InitInput> },
): Promise<unknown>;

/** The address or the content of the WebAssembly file. */
export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/** Why the WebAssembly could not be loaded. The original error is in `cause`. */
export interface LoadError extends Error {
  code: LoadErrorCode;
  /** What to do, in one English sentence, and where the documentation says more. `message` contains it too. */
  help: string;
}

/** The codes of `LoadError`. See `Category` for when they change. */
export type LoadErrorCode =
  | "wrong_mime_type"
  | "not_found"
  | "csp_blocks_wasm"
  | "digest_mismatch"
  | "mixed_releases"
  | "no_fetch"
  | "network"
  | "no_webassembly";

/**
 * Starts the WebAssembly from bytes that you have already. The first start needs the bytes. Bytes of another release throw a `LoadError`
 * with the code `mixed_releases`.
 */
export function initSync(options?: { module: BufferSource | WebAssembly.Module }): unknown;

/** The version of the package, such as `1.2.3`. Does not need `init`. */
export function version(): string;

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

/** The rows, in their order. See `Category` for when they change. */
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
  /** The `helpPath` of the diagnosis; `null` when connected. */
  helpPath: string | null;
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

/** The codes of findings. See `Category` for when they change. */
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
  /** The exact cause within the category. */
  cause: Cause;
  /** The headline, without a full stop. */
  title: string;
  /** What happened and why, in sentences. Tokens that Meta quotes are redacted. */
  explanation: string;
  /**
   * What to do, in order. `url` is the address of the screen. `here` is `true` if the person takes the step in the fields of the card,
   * such as another test. If your program does not show the card, say how to do the same in your program.
   */
  steps: { text: string; url?: string; here?: true }[];
  /** Whether the token itself is fine; `null` if this answer does not show it. */
  tokenIsFine: boolean | null;
  /** Whether the same request may work later without changes. */
  retryable: boolean;
  /** What Meta said, with Meta's own names; `null` if the answer contains no Graph API error. */
  graph: GraphError | null;
  /**
   * The page about this cause, such as `errors/token_expired.html#session_expired`: relative to the folder of a release of the page, or to
   * that of a language in it, such as `es/`.
   */
  helpPath: string;
}

/**
 * The categories of diagnoses.
 *
 * Categories, causes, and the codes of findings and checks follow the version of the package: a minor version may add one, so write
 * a branch for all others. Only a major version removes one, renames one, or changes what one means.
 */
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

/** The causes, by category. See `Category` for when they change. */
export type Cause =
  // token_expired
  | "session_expired"
  | "inactive_90_days"
  // permission_denied
  | "missing_permission"
  | "asset_not_assigned"
  | "role_lost"
  | "app_review_needed"
  | "access_denied"
  | "sending_not_granted"
  | "permission_not_granted"
  // invalid_token
  | "password_changed"
  | "app_removed_by_user"
  | "logged_out"
  | "revoked"
  | "session_ended"
  | "looks_cut"
  | "malformed"
  | "not_parsable"
  | "altered"
  | "nothing_to_send"
  | "missing_token"
  | "another_kind_of_token"
  | "user_not_authenticated"
  | "said_invalid"
  | "rejected_without_reason"
  // wrong_id
  | "object_not_found"
  | "looks_like_phone_number"
  | "other_kind_of_object"
  | "id_not_assigned"
  | "listed_not_assigned"
  | "object_deleted"
  | "id_malformed"
  | "other_object_not_found"
  | "id_missing"
  | "id_cannot_be_one"
  | "misplaced_id"
  | "whatsapp_account_id"
  | "swapped_ids"
  | "number_of_another_account"
  // app_problem
  | "app_deleted"
  | "app_unreadable"
  | "app_not_live"
  | "capability_missing"
  | "appsecret_proof_required"
  | "appsecret_proof_invalid"
  | "app_id_cannot_be_one"
  | "app_secret_missing"
  | "wrong_app_secret"
  | "token_of_another_app"
  | "app_token_required"
  // account_restricted
  | "app_blocked"
  | "policy_block"
  | "account_locked"
  | "country_restricted"
  | "account_review_rejected"
  | "checkpointed"
  | "unconfirmed_user"
  // rate_limited
  | "throttled_app"
  | "throttled_user"
  | "throttled_operation"
  | "throttled_account"
  | "throttled_number"
  | "throttled_pair"
  | "throttled_for_spam"
  | "throttled_registration"
  | "throttled"
  // temporary_fault
  | "service_unavailable"
  | "maintenance"
  | "unknown_fault"
  | "server_error"
  // unreachable
  | "offline"
  | "timed_out"
  | "call_rejected"
  | "not_meta_answered"
  | "answer_incomplete"
  | "answer_too_large"
  | "no_connection"
  | "ip_not_allowed"
  // ends_soon
  | "temporary_token"
  | "program_wants_permanent"
  | "near_its_end"
  // needs_choice
  | "no_phone_number_id"
  | "numbers_not_asked"
  | "no_phone_numbers"
  // sending_limited
  | "number_not_connected"
  | "number_restricted"
  | "number_removed"
  | "number_status_unclear"
  | "coexistence_disconnected"
  | "account_banned"
  | "account_not_approved"
  | "quality_flagged"
  | "payment_missing"
  | "business_unverified"
  | "business_profile_incomplete"
  | "app_cannot_send"
  | "messaging_of_other_account"
  | "messaging_not_listed"
  | "sending_blocked"
  | "sending_partly_limited"
  // receiving_limited
  | "webhook_not_subscribed"
  | "webhook_elsewhere"
  | "another_app"
  // not_token_problem
  | "recipient_not_allowed"
  | "recipient_unreachable"
  | "window_closed"
  | "number_not_registered"
  | "webhook_not_verified"
  | "webhook_taken"
  | "registration_problem"
  | "display_name"
  | "payment_problem"
  | "template_not_approved"
  | "template_problem"
  | "message_problem"
  | "nonexisting_field"
  | "unknown_path"
  | "bad_parameter"
  | "state_forbids"
  | "program_limit"
  | "request_refused"
  | "already_permanent"
  | "oauth_flow"
  | "https_required"
  // no_fault
  | "healthy_answer"
  | "webhook_notification"
  | "healthy_token"
  | "nothing_failed"
  // unrecognised
  | "unrecognised"
  | "no_answer_found"
  | "program_refused"
  | "answer_hidden"
  | "not_from_meta"
  | "contradictory_answers"
  | "unexpected_answer";

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
