// The whole integration: the CRM's settings go in, what the person saves comes out, and the stored token stays where it is.

import { init, mountTokenDoctor } from "/card/token-doctor-card.js";

const API = "/admin/api/whatsapp";

/** Asks the CRM's own server. Rejected with the reason that it gives, which the card shows. */
async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body && { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

function show({ enabled }) {
  document.getElementById("state").textContent = enabled ? "enabled" : "not enabled";
}

const [settings] = await Promise.all([ask("GET", API), init()]);
show(settings);
mountTokenDoctor(document.getElementById("whatsapp"), {
  ...settings,
  onSave: async (toSave) => show(await ask("PUT", API, toSave)),
  onTestStored: () => ask("POST", `${API}/test`),
});
