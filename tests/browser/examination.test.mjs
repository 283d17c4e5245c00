// The whole test in the unchanged release page: from the token alone to the first failed check, what can be selected, fetched
// and copied, and the terminal as another way to Meta.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ids } from './graph_server/world.mjs';
import { WITH_CLIPBOARD, journey, stage } from './journey.mjs';

const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);

/** A token that Meta describes to itself, limited to one account. */
const granular = { app: { roles: [ids.holder] }, token: { accounts: [ids.account] } };
const SECOND = { id: '10548273619040999', display_phone_number: '+49 30 901821', verified_name: 'Lantern Books orders' };

const reach = (visit) => visit.page.getByRole('list', { name: 'What this token can access' });

async function copied(visit, button) {
  await visit.page.evaluate(() => navigator.clipboard.writeText(''));
  await visit.button(button).first().click();
  return (await visit.page.waitForFunction(() => navigator.clipboard.readText())).jsonValue();
}

const ways = [
  ['granular scopes', granular],
  ['assigned accounts', { holder: { role: 'EMPLOYEE', assigned: [ids.account] }, token: { permissions: ['whatsapp_business_management'] } }],
  ['the portfolio', {}],
];
for (const [way, world] of ways) {
  journey(
    `from the token alone, the only number is found through ${way}`,
    async (visit) => {
      await visit.test({ token: stage.graph.token });
      const { verdict } = await visit.outcome();
      assert.ok(['connected', 'attention'].includes(verdict), verdict);
      await visit.page.getByText('WhatsApp connected successfully! Verified: Lantern Books', { exact: true }).waitFor();
      await reach(visit).getByText(ids.phoneNumber, { exact: true }).waitFor();
      await visit.button(/^Use this number/).click();
      assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
      assert.equal(await visit.accountId.inputValue(), ids.account);
      assert.ok(stage.graph.requests.length <= 20);
    },
    { world },
  );
}

journey(
  'one of several numbers is selected with a press and then tested separately',
  async (visit) => {
    await visit.test({ token: stage.graph.token });
    assert.equal((await visit.outcome()).headline, 'WhatsApp connected successfully! Verified: Lantern Books support');
    await visit.button(new RegExp(`^Use this number.*${SECOND.verified_name}`)).click();
    assert.equal(await visit.phoneNumberId.inputValue(), SECOND.id);
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('heading', { name: `Verified: ${SECOND.verified_name}` }).waitFor();
    assert.equal((await visit.outcome()).verdict, 'connected');
  },
  { world: { ...granular, phoneNumbers: [{}, SECOND] } },
);

journey(
  'hundreds of numbers load page by page, with a press each',
  async (visit) => {
    await visit.test({ token: stage.graph.token });
    await visit.outcome();
    const numbers = visit.button(/^Use this number/);
    assert.equal(await numbers.count(), 25);
    const before = stage.graph.requests.length;
    await visit.button(/^More numbers/).click();
    await numbers.nth(49).waitFor();
    assert.equal(stage.graph.requests.length, before + 1);
    assert.equal((await visit.outcome()).verdict, 'connected');
  },
  {
    world: {
      ...granular,
      phoneNumbers: Array.from({ length: 120 }, (_, n) => ({ id: `105482736190${n + 10_000}`, verified_name: `Shop ${n}` })),
    },
  },
);

journey(
  'a page of numbers that failed is requested again with the same button, which keeps the focus',
  async (visit) => {
    await visit.test({ token: stage.graph.token });
    await visit.outcome();
    stage.graph.fault('phone_numbers', { drop: true });
    const more = visit.button(/^More numbers/);
    const asked = stage.graph.named('phone_numbers').length;
    await more.focus();
    await visit.page.keyboard.press('Enter');
    await visit.page.locator('.reach [aria-disabled]').waitFor({ state: 'detached' });
    assert.ok(stage.graph.named('phone_numbers').length > asked);
    stage.graph.clearFaults();
    assert.ok(await more.evaluate((button) => button === button.getRootNode().activeElement));
    await visit.page.keyboard.press('Enter');
    await visit.button(/^Use this number/).nth(29).waitFor();
    assert.equal(await more.count(), 0);
    assert.notEqual(await visit.page.evaluate(() => document.activeElement.tagName), 'BODY');
  },
  {
    world: {
      ...granular,
      phoneNumbers: Array.from({ length: 30 }, (_, n) => ({ id: `105482736190${n + 10_000}`, verified_name: `Shop ${n}` })),
    },
  },
);

journey(
  "an account's ID in the number's field is named, with the number that it has",
  async (visit) => {
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.account });
    assert.equal((await visit.outcome()).category, 'wrong_id');
    const said = await visit.verdict.innerText();
    assert.match(said, /Your token is fine/);
    assert.match(said, new RegExp(`${ids.account} is the ID of your WhatsApp Business Account`));
    assert.match(said, new RegExp(`The phone number ID is ${ids.phoneNumber}`));
    assert.equal(await visit.check('phone_number').getAttribute('data-state'), 'fail');
  },
  { world: granular },
);

journey(
  'a number and an account that do not belong together are reported',
  async (visit) => {
    await visit.token.fill(stage.graph.token);
    await visit.phoneNumberId.fill(ids.phoneNumber);
    await visit.accountId.fill('21837465091829999');
    await visit.run.click();
    assert.equal((await visit.outcome()).category, 'wrong_id');
    assert.match(await visit.verdict.innerText(), new RegExp(`belongs to account ${ids.account}, not to 21837465091829999`));
  },
  { world: { accounts: [{}, { id: '21837465091829999', name: 'Lantern Books second' }] } },
);

journey(
  'a token that expires tonight works, and needs attention',
  async (visit) => {
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    assert.deepEqual([(await visit.outcome()).verdict, (await visit.outcome()).category], ['attention', 'ends_soon']);
    await visit.page.getByText('WhatsApp connected successfully! Verified: Lantern Books', { exact: true }).waitFor();
  },
  { world: { app: { roles: [ids.holder] }, token: { expires_at: now() + 3 * HOUR } } },
);

journey(
  'the webhook of another app is not reported as this app’s',
  async (visit) => {
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    assert.equal((await visit.outcome()).category, 'receiving_limited');
    assert.equal(await visit.check('webhook').getAttribute('data-state'), 'warn');
  },
  { world: { account: { subscribed_apps: ['902817364550123'] } } },
);

journey(
  'the address of the CRM is compared with the one in use, and "Clear" empties its field',
  async (visit) => {
    await visit.page.getByText('Advanced', { exact: true }).click();
    const field = visit.page.getByRole('textbox', { name: 'Webhook address of your CRM' });
    await field.fill('crm.example');
    await visit.page.getByText('This address is not complete').waitFor();
    await field.fill('https://crm.example/webhook?secret=1');
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    assert.equal((await visit.outcome()).category, 'receiving_limited');
    await visit.page.getByText('old.example.org/hook').first().waitFor();
    await field.fill('https://old.example.org/hook/');
    await visit.run.click();
    await visit.page.getByRole('heading', { name: /connected successfully/ }).waitFor();
    assert.equal((await visit.outcome()).verdict, 'connected');
    await visit.page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await field.inputValue(), '');
  },
  { world: { account: { overrides: { [ids.app]: 'https://old.example.org/hook?key=1' } } } },
);

journey(
  'an app that requires a proof gets one, and the secret is not sent',
  async (visit) => {
    const [{ secret }] = stage.graph.world.apps.values();
    assert.equal(await visit.page.getByLabel('App secret').count(), 0);
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    assert.equal((await visit.outcome()).category, 'app_problem');
    await visit.page.getByLabel('App secret').fill(`${secret}\n`);
    await visit.run.click();
    await visit.page.getByRole('heading', { name: /connected successfully/ }).waitFor();
    const proof = createHmac('sha256', secret).update(stage.graph.token).digest('hex');
    const proven = stage.graph.requests.filter(({ query }) => query.appsecret_proof === proof);
    assert.ok(proven.length > 3);
    for (const request of stage.graph.requests) assert.ok(!JSON.stringify(request).includes(secret));
    assert.ok(!(await copied(visit, 'Copy report')).includes(secret));
  },
  { ...WITH_CLIPBOARD, world: { app: { requires_proof: true } } },
);

journey(
  'if the browser cannot calculate a proof, a sentence at the field says so and nothing is sent',
  async (visit) => {
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    await visit.outcome();
    const before = stage.graph.requests.length;
    const secret = visit.page.getByLabel('App secret');
    await secret.fill('0f'.repeat(16));
    await visit.run.click();
    assert.match(await visit.describedBy(secret), /https:\/\//);
    assert.equal(stage.graph.requests.length, before);
  },
  {
    world: { app: { requires_proof: true } },
    before: (visit) => visit.page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })),
  },
);

journey(
  'the report names businesses and numbers only after the person has selected the checkbox',
  async (visit) => {
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    await visit.outcome();
    const report = await copied(visit, 'Copy report');
    assert.match(report, /Verdict: connected/);
    assert.match(report, new RegExp(`${ids.phoneNumber}[\\s\\S]*fbtrace_id A`));
    assert.doesNotMatch(report, /Lantern|901820/);
    await visit.page.getByRole('checkbox', { name: /names/i }).check();
    assert.match(await copied(visit, 'Copy report'), /Lantern Books, \+49 30 901820/);
  },
  WITH_CLIPBOARD,
);

/**
 * Runs a command as in a terminal, with the token typed at its prompt. graph.facebook.com is the local server. Returns the output, and
 * what the list of running programs would show of each curl.
 */
async function inTerminal(command, token) {
  const home = await mkdtemp(join(tmpdir(), 'terminal-'));
  try {
    await writeFile(join(home, '.curlrc'), `insecure\nconnect-to = "graph.facebook.com:443:127.0.0.1:${stage.graph.port}"\n`);
    const listed = join(home, 'listed');
    await writeFile(join(home, 'curl'), `#!/bin/sh\nprintf '%s\\n' "$*" >> '${listed}'\nPATH=\${PATH#*:} exec curl "$@"\n`, { mode: 0o755 });
    const env = { ...process.env, HOME: home, CURL_HOME: home, PATH: `${home}:${process.env.PATH}` };
    const printed = await new Promise((resolve, reject) => {
      const shell = execFile('sh', ['-c', command], { env }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
      shell.stdin.end(`${token}\n`);
    });
    return { printed, listed: await readFile(listed, 'utf8') };
  } finally {
    await rm(home, { recursive: true });
  }
}

journey(
  'if the browser cannot reach Meta, the copied command asks in a terminal, and its answers are read here',
  async (visit) => {
    stage.graph.fault('*', { cors: false });
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    assert.equal((await visit.outcome()).category, 'unreachable');
    const command = await copied(visit, 'Copy curl command');
    assert.ok(!command.includes(stage.graph.token.slice(20, 60)));
    stage.graph.reset();
    const { printed: answers, listed } = await inTerminal(command, ` ${stage.graph.token}`);
    assert.equal(listed.includes(stage.graph.token.slice(20, 60)), false, 'no list of running programs shows the token');
    assert.match(listed, /--data @-/);
    assert.ok(stage.graph.requests.every(({ sent, name }) => sent === 'POST' || name === 'subscribed_apps'));
    assert.ok(stage.graph.named('phone_number').length === 1 && stage.graph.named('debug_token').length === 1);
    assert.ok(!answers.includes(stage.graph.token.slice(20, 60)), 'what is printed holds no token');
    await visit.button('Clear').click();
    await visit.token.fill(answers);
    assert.deepEqual(await visit.outcome(), {
      verdict: 'connected',
      category: null,
      headline: 'WhatsApp connected successfully! Verified: Lantern Books',
    });
    assert.match(await copied(visit, 'Copy for PowerShell'), /^& \{/);
  },
  WITH_CLIPBOARD,
);

for (const [name, world] of [
  ['refuses posts', { forms: 'refused' }],
  ['takes a form for the post that it is', { forms: 'written' }],
]) {
  journey(
    `if Meta ${name}, the copied command still reads, and writes nothing`,
    async (visit) => {
      await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
      assert.equal((await visit.outcome()).verdict, 'connected');
      const command = await copied(visit, 'Copy curl command');
      const { printed, listed } = await inTerminal(command, stage.graph.token);
      assert.equal(listed.includes(stage.graph.token.slice(20, 60)), false);
      assert.deepEqual(stage.graph.writes, []);
      await visit.button('Clear').click();
      await visit.token.fill(printed);
      assert.equal((await visit.outcome()).verdict, 'connected');
    },
    { ...WITH_CLIPBOARD, world },
  );
}

journey('a temporary fault is retried once, after a delay', async (visit) => {
  stage.graph.fault('phone_number', { status: 502, html: true, times: 1 });
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(stage.graph.named('phone_number').length, 2);
});

journey('at most six requests are open at a time, and cancelling aborts all of them', async (visit) => {
  const held = stage.graph.hold('*');
  await visit.test({ token: stage.graph.token });
  await held.arrived;
  await visit.page.waitForTimeout(300);
  assert.ok(stage.graph.requests.length <= 6, `${stage.graph.requests.length}`);
  await visit.button('Cancel').click();
  await visit.page.waitForTimeout(300);
  assert.ok(stage.graph.requests.every(({ abandoned }) => abandoned));
  held.release();
  assert.equal(await visit.verdict.count(), 0);
});
