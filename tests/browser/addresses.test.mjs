// The token goes into the body of the calls, and into no address. The tests search everything that records addresses: the requests, the
// console, reports of a security policy, resource timings. They cover the page, the card and the module, and the page if Meta accepts no
// forms.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';
import { beginVisit } from './page.mjs';
import { dist } from './site.mjs';

/** A policy that forbids nothing and reports every call to Meta. */
const REPORTING = "connect-src 'self'; report-uri /collector";

/** Runs before a page: keeps the name of every entry of its performance timeline, including cleared entries. */
function watchTimings() {
  window.timed = [];
  new PerformanceObserver((list) => window.timed.push(...list.getEntries().map(({ name }) => name))).observe({
    type: 'resource',
    buffered: true,
  });
}

/** Collects the reports of the policy in this list. */
function collect(reports) {
  stage.site.answer('/collector', async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    reports.push(Buffer.concat(chunks).toString());
    response.writeHead(204).end();
  });
}

/** Asserts that the token was sent to Meta and is in nothing that records addresses. */
async function assertInNoAddress(visit, reports) {
  const { token, requests } = stage.graph;
  const isAbout = (text) => text.includes('graph.facebook.com');
  assert.ok(requests.length > 4);
  for (const { sent, url, query, headers } of requests) {
    assert.equal(sent, 'POST', 'no preflight, and no GET');
    assert.equal(new URL(url).search, '');
    assert.equal(query.access_token, token);
    assert.match(headers['content-type'], /^application\/x-www-form-urlencoded/);
  }
  for (let tries = 0; reports.length === 0 && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  const timed = await visit.page.evaluate(() => window.timed);
  for (const [place, texts] of Object.entries({ requests: visit.requests, reports, timed })) {
    assert.ok(texts.some(isAbout), `${place} name the calls`);
  }
  const recorded = [...visit.requests, ...visit.console, ...visit.troubles, ...reports, ...timed].join('\n');
  for (const part of [token, token.slice(20, 60), 'access_token', 'input_token']) {
    assert.equal(recorded.includes(part), false, `${part} is in an address`);
  }
  // The reports of the policy are on the console too.
  visit.troubles = visit.troubles.filter((line) => !/connect-src|Content Security Policy/.test(line));
}

const worlds = [
  ['a token that works', {}],
  ['a token that Meta refuses', { token: { state: 'password_changed' } }],
];
for (const [name, world] of worlds) {
  const reports = [];
  journey(
    `of ${name}, the page puts nothing into an address`,
    async (visit) => {
      await visit.whole();
      await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
      await visit.outcome();
      await assertInNoAddress(visit, reports);
      assert.equal(await visit.page.getByText('The token was in the address').count(), 0);
      stage.site.answer(new URL(stage.site.page).pathname, undefined);
    },
    {
      world,
      before: async (visit) => {
        collect(reports);
        await visit.page.addInitScript(watchTimings);
        const html = await readFile(join(dist, 'index.html'));
        stage.site.put(new URL(stage.site.page).pathname, html, { 'Content-Security-Policy-Report-Only': REPORTING });
      },
    },
  );
}

/** A test in the page of a host whose policy sends reports. */
function inHost(sentence, run) {
  test(sentence, { timeout: 60_000 }, async () => {
    stage.graph.reset();
    const reports = [];
    collect(reports);
    const html = '<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1><div id="place"></div></main></html>';
    stage.site.put('/host', html, { 'Content-Security-Policy-Report-Only': REPORTING });
    const visit = await beginVisit(stage.browser);
    try {
      await visit.page.addInitScript(watchTimings);
      await visit.open(`${stage.site.origin}/host`, false);
      await run(visit);
      await assertInNoAddress(visit, reports);
      assert.deepEqual(visit.troubles, []);
    } finally {
      await visit.end();
    }
  });
}

inHost('the card puts nothing into an address', async (visit) => {
  await visit.page.evaluate(async (card) => {
    const { init, mountTokenDoctor } = await import(card);
    await init();
    mountTokenDoctor(document.querySelector('#place'), { onSave: async () => {} });
  }, `${stage.site.page}card/token-doctor-card.js`);
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).verdict, 'connected');
});

inHost('the module puts nothing into an address', async (visit) => {
  const report = await visit.page.evaluate(
    async ([module, request]) => {
      const doctor = await import(module);
      await doctor.default();
      return doctor.testConnection(request);
    },
    [`${stage.site.page}module/token-doctor.js`, { token: stage.graph.token, phoneNumberId: ids.phoneNumber }],
  );
  assert.equal(report.verdict, 'connected');
  assert.match(report.report, /^Token sent in: the body of each request$/m);
});

const ways = [
  ['refuses posts', { forms: 'refused' }],
  ['refuses the posts of one node', { formsRefusedAt: ['phone_number'] }],
  ['takes a form for the post that it is', { forms: 'written' }],
];
for (const [name, world] of ways) {
  journey(
    `where Meta ${name}, the test works, nothing is written, and the page says that the token was in an address`,
    async (visit) => {
      await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
      assert.equal((await visit.outcome()).verdict, 'connected');
      const { requests, writes, token } = stage.graph;
      assert.deepEqual(writes, []);
      assert.ok(requests.length <= 20);
      const inAddress = requests.filter(({ url }) => url.includes(token));
      assert.deepEqual([...new Set(inAddress.map(({ sent }) => sent))], ['GET']);
      const number = inAddress.length === 1 ? 'address of 1 request' : `addresses of ${inAddress.length} requests`;
      await visit.page.getByText(`The token was in the ${number}`).waitFor();
    },
    { world },
  );
}

journey('answers that the browser hides are requested again, with HTTP status 200, in the same form', async (visit) => {
  // The usual refusals of WhatsApp objects have status 401 and 403. Without CORS headers, a page cannot read them.
  stage.graph.fault('*', { corsOfErrors: false });
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).category, 'permission_denied');
  const [first, second, ...more] = stage.graph.named('phone_number');
  assert.deepEqual(more, []);
  assert.deepEqual([first.query.suppress_http_code, second.query.suppress_http_code], [undefined, '1']);
  assert.deepEqual([first.sent, second.sent], ['POST', 'POST']);
}, { world: { token: { permissions: ['whatsapp_business_messaging'] } } });
