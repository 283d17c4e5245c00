// Runs Lighthouse on the release page, and on pages about the results, with a phone on a slow connection and a well configured host: `cargo xtask lighthouse`. Fails
// below 100 in the categories that depend only on the page. Performance also depends on the machine, so it is only printed, as the
// median of several runs.
//
// Argument: the file that runs Lighthouse.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { findChromium } from './browser.mjs';
import { startSite } from './site.mjs';

const RUNS = 3;
const MUST_BE_WHOLE = ['accessibility', 'best-practices', 'seo'];
/** Pages without a script, each judged once. */
const STATIC_PAGES = ['errors/', 'errors/invalid_token.html', 'es/errors/token_expired.html'];
const CATEGORIES = ['performance', ...MUST_BE_WHOLE];

const lighthouse = process.argv[2];
if (lighthouse === undefined) throw new Error('Where is Lighthouse? `cargo xtask lighthouse` installs it and says.');

const site = await startSite({ isWellSetUp: true });
// The host compresses each file at its first request.
await judge(site.page);
const reports = [];
for (let run = 0; run < RUNS; run += 1) reports.push(await judge(site.page));
const staticPages = [];
for (const path of STATIC_PAGES) staticPages.push([path, await judge(site.page + path)]);
await site.close();

const score = (report, category) => report.categories[category].score;
const [middle] = reports.toSorted((a, b) => score(a, 'performance') - score(b, 'performance')).slice(Math.floor(RUNS / 2));
console.log(`Lighthouse ${middle.lighthouseVersion}, the run of middle performance of ${RUNS}:`);
for (const category of CATEGORIES) {
  console.log(`  ${category.padEnd(16)}${points(score(middle, category))}${audits(middle, category)}`);
}
const performances = reports.map((report) => points(score(report, 'performance')).trim());
console.log(`  (performance in each run: ${performances.join(', ')})`);

const broken = MUST_BE_WHOLE.filter((category) => reports.some((report) => score(report, category) < 1));
if (broken.length > 0) {
  for (const report of reports.filter((report) => report !== middle)) {
    for (const category of broken) console.log(`  another run, ${category}: ${points(score(report, category))}${audits(report, category)}`);
  }
  console.log(`Below 100: ${broken.join(', ')}.`);
  process.exitCode = 1;
}

for (const [path, report] of staticPages) {
  const scores = CATEGORIES.map((category) => `${category} ${points(score(report, category)).trim()}`);
  console.log(`${path}: ${scores.join(', ')}`);
  for (const category of MUST_BE_WHOLE.filter((name) => score(report, name) < 1)) {
    console.log(`  below 100, ${category}:${audits(report, category)}`);
    process.exitCode = 1;
  }
}

/** Lighthouse's report on an address. */
async function judge(address) {
  const options = [
    address,
    '--quiet',
    '--output=json',
    `--only-categories=${CATEGORIES}`,
    `--chrome-flags=--headless=new ${process.getuid?.() === 0 ? '--no-sandbox' : ''}`,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [lighthouse, ...options], {
    env: { ...process.env, CHROME_PATH: findChromium() },
    maxBuffer: 100_000_000,
  });
  const report = JSON.parse(stdout);
  if (report.runtimeError) throw new Error(`Lighthouse could not judge the page: ${report.runtimeError.message}`);
  return report;
}

/** A line for each audit that costs a category points, or that has no weight but could save time or bytes. */
function audits(report, category) {
  return report.categories[category].auditRefs
    .map(({ id, weight }) => ({ ...report.audits[id], weight }))
    .filter(({ score }) => score !== null && score < 1)
    .sort((a, b) => b.weight - a.weight)
    .map(({ id, title, weight, score, displayValue }) =>
      [`\n    ${id} (weight ${weight}, ${points(score).trim()} of 100): ${title}`, displayValue].filter(Boolean).join(', '),
    )
    .join('');
}

/** A fraction as points from 0 to 100. */
function points(share) {
  return String(Math.round(100 * share)).padStart(4);
}
