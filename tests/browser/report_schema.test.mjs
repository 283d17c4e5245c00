// The reports of the module follow the JSON Schema of the package, in every state of the local Graph API.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ids } from './graph_server/world.mjs';
import { tourWorld } from './module_tour.mjs';
import { folder, startHost, withFetch } from './node_host.mjs';
import { problems } from './schema.mjs';

const DAY = 86_400;
const now = Math.floor(Date.now() / 1_000);
const schema = JSON.parse(readFileSync(join(folder, 'report.schema.json'), 'utf8'));

let doctor;
let graph;

before(async () => {
  ({ doctor, graph } = await startHost());
});

after(() => graph.close());

const check = (request) => doctor.testConnection({ token: graph.token, phoneNumberId: ids.phoneNumber, ...request });

const worlds = {
  'a token that works': [{}],
  'an app that requires a proof': [tourWorld],
  'an expired token': [{ token: { expires_at: now - DAY } }],
  'a token that expires within hours': [{ app: { roles: [ids.holder] }, token: { expires_at: now + 3_600 } }],
  'a missing permission': [{ token: { permissions: ['whatsapp_business_messaging'] } }],
  'sending proven': [{}, { probeSending: true }],
  'sending refused': [{ sending: 'unpaid' }, { probeSending: true }],
  'a webhook elsewhere': [{ account: { overrides: { [ids.app]: 'https://old.example.org/hook' } } }, { webhookUrl: 'https://crm.example/hook' }],
  'another app': [{}, { appId: '1234567890123456' }],
  'no ID given': [{}, { phoneNumberId: '' }],
  'text without a token': [{}, { token: 'on the other desk' }],
};
for (const [state, [world, request]] of Object.entries(worlds)) {
  test(`the report of ${state} follows the schema`, async () => {
    graph.reset(world);
    assert.deepEqual(problems(schema, await check(request)), []);
  });
}

test('the report without an answer follows the schema', async () => {
  const report = await withFetch(() => Promise.reject(new TypeError('Failed to fetch')), () => check());
  assert.equal(report.verdict, 'could_not_tell');
  assert.deepEqual(problems(schema, report), []);
});

test('a report that differs does not follow the schema', async () => {
  graph.reset();
  const report = await check();
  const { headline, ...withoutHeadline } = report;
  for (const [changed, problem] of [
    [withoutHeadline, 'report.headline is missing'],
    [{ ...report, more: 1 }, 'report.more is not described'],
    [{ ...report, verdict: 'fine' }, 'report.verdict is "fine", which is not listed'],
    [{ ...report, requests: '5' }, 'report.requests is of type string'],
    [{ ...report, checks: [{ ...report.checks[0], state: 'good' }] }, 'report.checks[0].state is "good", which is not listed'],
  ]) {
    assert.deepEqual(problems(schema, changed), [problem], headline);
  }
});
