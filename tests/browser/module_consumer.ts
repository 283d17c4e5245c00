// A consumer of the module's types: compiled under `tsc --strict` by the tests, never run. Lines that must not compile are marked.

import init, { explainError, exchangeToken, initSync, inspectToken, loadLanguage, testConnection, version as versionOf } from "token-doctor";
import type {
  Category,
  Cause,
  Check,
  ConnectionReport,
  ConnectionRequest,
  Diagnosis,
  ExchangeReport,
  ExchangeRequest,
  Finding,
  LoadError,
  LoadErrorCode,
  TokenInspection,
} from "token-doctor";

export async function useAll(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<string[]> {
  await init();
  await init("/token-doctor_bg.wasm");
  await init(new URL("https://crm.example/token-doctor_bg.wasm"));
  initSync({ module: bytes });
  const loadFault = (error: LoadError): [LoadErrorCode, string] => [error.code, error.help];
  const release: string = versionOf();
  const loading: Promise<void> = loadLanguage("pt-BR");
  await loading;

  const inspection: TokenInspection = inspectToken("EAA", { lang: "pt-BR" });
  const findings: Finding[] = inspection.findings;
  const appId: string | null = inspection.appId;

  const diagnosis: Diagnosis = explainError({ error: { code: 190 } }, 400, { lang: "es" });
  const inEnglish: Diagnosis = explainError("(#190)", undefined, {});
  const category: Category = diagnosis.category;
  const cause: Cause = diagnosis.cause;
  // @ts-expect-error a cause that does not exist
  const noCause: boolean = cause === "session_expird";
  const screens: (string | undefined)[] = diagnosis.steps.map(({ url }) => url);
  const code: number | undefined = diagnosis.graph?.code;

  const request: ConnectionRequest = {
    token: "EAA",
    phoneNumberId: "106540352242922",
    whatsappBusinessAccountId: "218374650918273",
    appSecret: "",
    graphVersion: "v25.0",
    webhookUrl: "https://crm.example/webhook",
    appId: "911602140448729",
    probeSending: true,
    timeoutMs: 5_000,
    signal,
    lang: "pt-BR",
    onProgress: (checks: Check[]) => checks.map(({ id, state, label, detail }) => [id, state, label, detail]),
  };
  const report: ConnectionReport = await testConnection(request);
  const ends: number | null = report.token.expiresAt;
  const names: (string | null)[] = [...report.accounts, ...report.phoneNumbers].map(({ id }) => id);
  const version: 1 = report.schemaVersion;

  const exchange: ExchangeRequest = { token: "EAA", appId: "1", appSecret: "s", renew: true, lang: "es" };
  const exchanged: ExchangeReport = await exchangeToken(exchange);
  const secs: number | null = exchanged.expiresInSecs;

  // @ts-expect-error an ID is a string: 17 digits do not fit a number
  void testConnection({ token: "EAA", phoneNumberId: 106540352242922 });
  // @ts-expect-error an exchange needs the app
  void exchangeToken({ token: "EAA" });
  // @ts-expect-error an inspection needs the text
  inspectToken();
  // @ts-expect-error the language is one of the options
  inspectToken("EAA", "pt-BR");

  switch (report.verdict) {
    case "connected":
    case "attention":
    case "failed":
    case "could_not_tell":
      break;
    default: {
      const none: never = report.verdict;
      return none;
    }
  }
  return [inEnglish.cause, loadFault.name, release, noCause, appId, category, code, ends, secs, version, ...findings, ...names, ...screens].map(String);
}
