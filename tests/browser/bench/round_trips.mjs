// From the press to the verdict, compared with the smallest number of round trips for each way of finding the account.

import { ids } from '../graph_server/world.mjs';
import { beginVisit } from '../page.mjs';
import { heading, middle, row } from './table.mjs';

const DELAY_MILLIS = 200;
const REPETITIONS = 5;

const granular = { app: { roles: [ids.holder] }, token: { accounts: [ids.account] } };
const assigned = { holder: { role: 'EMPLOYEE', assigned: [ids.account] } };

/** name → the world, the fields, and the smallest number of round trips for this way. */
const ways = {
  'a phone number ID': [{}, { phoneNumberId: ids.phoneNumber }, 2],
  'granular_scopes': [granular, {}, 3],
  'assigned accounts': [assigned, {}, 3],
  'the portfolio': [{}, {}, 5],
};

export async function roundTrips({ browser, site, graph }) {
  heading(
    `From the press to the verdict, with ${DELAY_MILLIS} ms for each answer (the middle of ${REPETITIONS} runs)`,
    'round trips',
    'the fewest that there can be',
  );
  for (const [name, [world, fields, fewest]] of Object.entries(ways)) {
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
    row(`by way of ${name}, ${graph.requests.length} requests`, middle(times) / DELAY_MILLIS, fewest, { digits: 2 });
  }
}

/** Runs in the page: presses the button and returns the milliseconds until the verdict appears. */
function pressAndWait(button) {
  const root = button.getRootNode();
  const began = performance.now();
  button.click();
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (root.querySelector('[data-verdict]') === null) return;
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(root, { subtree: true, childList: true, attributes: true });
  });
}
