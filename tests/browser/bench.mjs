// Measures the unchanged build and compares each figure with a baseline from the same run: `cargo xtask bench`. Nothing fails because
// it is slow: machines differ, but the comparison does not depend on the machine.
//
// Arguments: the folder of the counter page, built by the same command as the page; then, to measure only some parts, their names.
// `node bench.mjs - paste` measures what is in dist/ without a counter page.

import { firstLoad } from './bench/first_load.mjs';
import { moduleCalls } from './bench/module_calls.mjs';
import { navigation } from './bench/navigation.mjs';
import { pasteToFinding } from './bench/paste.mjs';
import { patterns } from './bench/patterns.mjs';
import { roundTrips } from './bench/round_trips.mjs';
import { launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { startSite } from './site.mjs';

const [counterFolder, ...chosen] = process.argv.slice(2);
if (counterFolder === undefined) throw new Error('Which folder is the counter page in? `cargo xtask bench` builds it and says.');

const site = await startSite({ isWellSetUp: true });
const counter = await startSite({ ...(counterFolder !== '-' && { folder: counterFolder }), isWellSetUp: true });
const graph = await startGraphServer();
const browser = await launchBrowser({ graphPort: graph.port });

const parts = {
  'first-load': () => firstLoad({ counterFolder }),
  navigation: () => navigation({ browser, site, counter }),
  paste: () => pasteToFinding({ browser, site }),
  'round-trips': () => roundTrips({ browser, site, graph }),
  module: () => moduleCalls(),
  patterns: () => patterns(),
};
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await measure();
}

await browser.close();
await graph.close();
await counter.close();
await site.close();
