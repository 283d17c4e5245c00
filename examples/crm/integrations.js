// The whole integration: passes the CRM's settings to the card, and saves what the person enters. The stored token stays on the server.

import { init, mountTokenDoctor } from "/card/token-doctor-card.js";

const API = "/admin/api/whatsapp";

/** How many days before the token expires the banner appears. */
const WARNING_DAYS = 14;
const SECONDS_PER_DAY = 86_400;

const LAST_TEST = { connected: "works", attention: "needs attention", failed: "failed", could_not_tell: "could not tell" };

/** Asks the CRM's own server. Rejects with the reason, which the card shows. */
async function ask(method, path, body) {
  // If your framework has a CSRF token, add it to these headers.
  const headers = body && { "Content-Type": "application/json" };
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) }).catch(() => {
    throw new Error("The CRM cannot be reached. Check your connection and try again.");
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) {
    throw new Error(answer?.message ?? `The CRM did not answer as expected (status ${response.status}). Try again later.`);
  }
  return answer;
}

function show(settings) {
  document.getElementById("state").textContent = settings.enabled ? "enabled" : "not enabled";
  const warning = warningOf(settings);
  const banner = document.getElementById("banner");
  banner.textContent = warning ?? "";
  banner.hidden = warning === null;
}

/** What the administrator has to know about the stored token, or `null`. */
function warningOf({ tokenStored, verdict, expiresAt }) {
  if (!tokenStored) return null;
  const seconds = expiresAt === null ? Infinity : expiresAt - Date.now() / 1_000;
  if (seconds <= 0) return "Your WhatsApp token has expired. Create a new token and save it here.";
  if (verdict === "failed") return "Your WhatsApp token failed the last test. Press \"Test Connection\" to see why.";
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  if (days >= WARNING_DAYS) return null;
  const time = days === 0 ? "less than 1 day" : days === 1 ? "1 day" : `${days} days`;
  return `Your WhatsApp token expires in ${time}. Create a new token and save it here.`;
}

/** What is stored of a report. It has no token. */
const factsOf = (report) => report && { verdict: report.verdict, expiresAt: report.token.expiresAt };

const place = document.getElementById("whatsapp");
try {
  const [settings] = await Promise.all([ask("GET", API), init()]);
  show(settings);
  mountTokenDoctor(place, {
    phoneNumberId: settings.phoneNumberId,
    whatsappBusinessAccountId: settings.whatsappBusinessAccountId,
    enabled: settings.enabled,
    tokenStored: settings.tokenStored,
    onSave: async (toSave, report) => show(await ask("PUT", API, { ...toSave, ...factsOf(report) })),
    onTestStored: () => ask("POST", `${API}/test`),
    onReport: ({ verdict }) => {
      document.getElementById("last-test").textContent = `Last test: ${LAST_TEST[verdict]}.`;
    },
    onError: ({ code }) => console.warn(`The card reports an error: ${code}`),
  });
} catch (error) {
  place.textContent = `The WhatsApp settings could not be loaded. ${error.message}`;
}
