// `save-url`: the standalone page saves to a path of its own site, to no other place in any spelling, and names the address before
// it sends. Real Chromium, release page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { beginVisit } from './page.mjs';
import { dist, startSite } from './site.mjs';

const PATH = '/admin/api/whatsapp?kind=cloud';

let site;
let other;
let graph;
let browser;
let received;

before(async () => {
  [site, other] = [await startSite(), await startSite()];
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
});

after(async () => {
  await browser?.close();
  await graph?.close();
  await site?.close();
  await other?.close();
});

/** Answers the requests of the page to the path, and records them. */
function answerWith(status, type = 'application/json', body = '{}', headers = {}) {
  received = [];
  site.answer('/admin/api/whatsapp', async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    received.push({ method: request.method, url: request.url, headers: request.headers, text });
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  });
}

/** A test on the release page, with elements that the host has added to its head. */
function onPageWith(sentence, head, steps) {
  test(sentence, { timeout: 60_000 }, async () => {
    graph.reset();
    answerWith(200);
    const meta = typeof head === 'function' ? head() : head;
    const html = readFileSync(join(dist, 'index.html'), 'utf8').replace('</head>', () => `${meta}</head>`);
    const address = new URL('saving.html', site.page);
    site.put(address.pathname, html);
    const visit = await beginVisit(browser);
    await visit.open(address.href);
    await steps(visit);
    assert.deepEqual(visit.troubles, []);
    await visit.end();
  });
}

const meta = (path, more = '') => `<meta name="save-url" content="${path}"${more}>`;
const fill = async (visit) => {
  await visit.token.fill(graph.token);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.click();
  await visit.outcome();
};

onPageWith('the tested values are sent with PUT to the named path, with the CSRF token, and nothing else', `${meta(PATH)}<meta name="csrf-token" content="of this session">`, async (visit) => {
  const place = `"Save & Enable" sends the token and the IDs to ${site.origin}${PATH}.`;
  await visit.page.getByText(place).waitFor();
  await visit.page.getByText('Your token goes to graph.facebook.com, and to this site when you save.').waitFor();
  await fill(visit);
  await visit.page.evaluate(() => (document.cookie = 'session=1; path=/'));
  await visit.button('Save & Enable').click();
  await visit.page.getByText('Saved.', { exact: true }).waitFor();
  await visit.button('Save Changes').waitFor();
  assert.equal(received.length, 1);
  const [{ method, url, headers, text }] = received;
  assert.deepEqual([method, url], ['PUT', PATH]);
  assert.deepEqual(
    ['content-type', 'x-csrf-token', 'cookie', 'referer'].map((name) => headers[name]),
    ['application/json', 'of this session', 'session=1', undefined],
  );
  assert.deepEqual(JSON.parse(text), { token: graph.token, phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: '' });
  await visit.assertSound();
});

onPageWith('a page without the path saves nowhere, and says so', '', async (visit) => {
  await visit.page.getByText('Your token goes to graph.facebook.com and nowhere else.').waitFor();
  assert.equal(await visit.button(/Save/).count(), 0);
});

onPageWith('a page that is enabled already says "Save Changes"', meta(PATH, ' data-enabled'), async (visit) => {
  await visit.button('Save Changes').waitFor();
});

const elsewhere = {
  'another site': () => `${other.origin}/path`,
  'another host without a scheme': () => `//${new URL(other.origin).host}/path`,
  'another host behind a backslash': () => `/\\${new URL(other.origin).host}/path`,
  'another host behind a tab': () => `/\t/${new URL(other.origin).host}/path`,
  'another name of this host': () => site.origin.replace('127.0.0.1', 'localhost'),
  'https where the page is http': () => site.origin.replace('http:', 'https:'),
  'a script': () => 'javascript:alert(1)',
  'data': () => 'data:application/json,{}',
  'a file': () => 'file:///path',
  'a name and password': () => site.origin.replace('//', '//name:password@'),
  'nothing that is an address': () => 'http://[',
};
for (const [what, path] of Object.entries(elsewhere)) {
  onPageWith(`a path that leads to ${what} is refused, and the page works without it`, () => meta(path()), async (visit) => {
    await visit.page.getByRole('alert').getByText('This page cannot save.').waitFor();
    await visit.page.getByText('Your token goes to graph.facebook.com and nowhere else.').waitFor();
    await fill(visit);
    assert.equal((await visit.outcome()).verdict, 'connected');
    assert.equal(await visit.button(/Save/).count(), 0);
  });
}

const refusals = {
  'a redirect': [() => answerWith(307, 'text/plain', '', { Location: `${other.origin}/path` }), /redirected the request/],
  'a redirect within the site': [() => answerWith(302, 'text/plain', '', { Location: '/login' }), /redirected the request/],
  'a status and plain text': [() => answerWith(403, 'text/plain', 'Your session has ended. Log in again.'), /status 403. Your session has ended. Log in again\. All fields/],
  'a status and JSON': [() => answerWith(422, 'application/json', '{"message":"The number is taken."}'), /status 422. The number is taken\./],
  "a status and a server's page": [() => answerWith(500, 'text/html', '<h1>oh</h1>'), /status 500\. All fields keep their content/],
};
for (const [what, [prepare, says]] of Object.entries(refusals)) {
  onPageWith(`${what} in answer is no success: the reason is shown and every field kept`, meta(PATH), async (visit) => {
    prepare();
    await fill(visit);
    await visit.button('Save & Enable').click();
    await visit.page.getByText('Not saved:').waitFor();
    assert.match(await visit.page.getByText('Not saved:').innerText(), says);
    assert.equal(await visit.token.inputValue(), graph.token);
    assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
    assert.equal(received.length, 1);
    await visit.button('Save & Enable').waitFor();
    visit.troubles = visit.troubles.filter((line) => !/redirect/i.test(line));
  });
}
