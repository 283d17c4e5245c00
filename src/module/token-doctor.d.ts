/**
 * Tells what is wrong with a WhatsApp Cloud API access token, and what to click to mend it.
 *
 * Call `init` (or `initSync`) once, before any other function. Nothing here keeps a token or writes it to a log.
 * A bad token never throws: it is described. An argument of the wrong type throws a `TypeError` that names it.
 */

/**
 * Loads the WebAssembly. Calling it again does nothing.
 *
 * @param input where the `.wasm` is, or what is in it. Left out, the file beside this one is fetched; Node.js needs it
 *   given, since its `fetch` does not read files.
 */
export default function init(
  input?: InitInput | Promise<InitInput> | { module_or_path: InitInput | Promise<InitInput> },
): Promise<unknown>;

/** Where the WebAssembly is, or what is in it. */
export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/** Starts the WebAssembly from bytes that are already there, as in Node.js: `initSync({ module: readFileSync(path) })`. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

/**
 * Says what was pasted, from the text alone: no request is made.
 *
 * @param pasted the text as it was pasted, with all that surrounds the token
 */
export function inspectToken(pasted: string): TokenInspection;

/**
 * Says what an answer of the Graph API means.
 *
 * @param answer the body, as text or already parsed; or what a person pasted: a log, a whole HTTP answer, a sentence
 * @param httpStatus the HTTP status that came with it, if known
 */
export function explainError(answer: string | object, httpStatus?: number): Diagnosis;

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
  /** One English sentence for the person. Quotes no secret. */
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
  | "several_tokens";

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
