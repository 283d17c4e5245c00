// The whole integration: passes the CRM's settings to the card, and saves what the person enters. The stored token stays on the server.

import { init, mountTokenDoctor } from "/card/token-doctor-card.js";

const API = "/admin/api/whatsapp";

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

function show({ enabled }) {
  document.getElementById("state").textContent = enabled ? "enabled" : "not enabled";
}

const place = document.getElementById("whatsapp");
try {
  const [settings] = await Promise.all([ask("GET", API), init()]);
  show(settings);
  mountTokenDoctor(place, {
    ...settings,
    onSave: async (toSave) => show(await ask("PUT", API, toSave)),
    onTestStored: () => ask("POST", `${API}/test`),
  });
} catch (error) {
  place.textContent = `The WhatsApp settings could not be loaded. ${error.message}`;
}
