// Measures the unchanged release page in Chromium against the local Graph server, each figure beside what it is to be held
// against: `cargo xtask bench`.

import { launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { beginVisit } from './page.mjs';
import { startSite } from './site.mjs';

const DELAY_MILLIS = 200;
const REPETITIONS = 5;

const granular = { app: { roles: [ids.holder] }, token: { accounts: [ids.account] } };
const assigned = { holder: { role: 'EMPLOYEE', assigned: [ids.account] } };

/** name → the world, the fields, and the fewest round trips that this way can take. */
const ways = {
  'a phone number ID': [{}, { phoneNumberId: ids.phoneNumber }, 2],
  'granular_scopes': [granular, {}, 3],
  'assigned accounts': [assigned, {}, 3],
  'the portfolio': [{}, {}, 5],
};

const site = await startSite();
const graph = await startGraphServer();
const browser = await launchBrowser({ graphPort: graph.port });

console.log(`From the press to the verdict, with ${DELAY_MILLIS} ms for each answer (the middle of ${REPETITIONS} runs):`);
console.log(row('by way of', 'milliseconds', 'in delays', 'round trips', 'requests'));
for (const [name, [world, fields, ideal]] of Object.entries(ways)) {
  const times = [];
  for (let n = 0; n < REPETITIONS; n += 1) {
    graph.reset(world);
    graph.fault('*', { delayMs: DELAY_MILLIS });
    const visit = await (await beginVisit(browser)).open(site.page);
    await visit.token.fill(graph.token);
    if (fields.phoneNumberId) await visit.phoneNumberId.fill(fields.phoneNumberId);
    times.push(await visit.run.evaluate(pressAndWait));
    await visit.end();
  }
  const middle = times.sort((a, b) => a - b)[Math.floor(REPETITIONS / 2)];
  console.log(row(name, Math.round(middle), (middle / DELAY_MILLIS).toFixed(2), ideal, graph.requests.length));
}

await browser.close();
await graph.close();
await site.close();

/** Runs in the page: presses the button and gives the milliseconds until the verdict is there. */
function pressAndWait(button) {
  const began = performance.now();
  button.click();
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[data-verdict]') === null) return;
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

function row(name, ...cells) {
  return `  ${name.padEnd(20)}${cells.map((cell) => String(cell).padStart(14)).join('')}`;
}
