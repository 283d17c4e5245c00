// What people enter into the fields, and how they navigate: pastes of every kind, IDs of the wrong
// type, only the keyboard, typing before the page has loaded. Real Chromium, release page.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';

journey('the page opens calm: the fields, one button and the guide', async (visit) => {
  for (const part of [visit.token, visit.phoneNumberId, visit.accountId, visit.run, visit.guide]) await part.waitFor();
  assert.equal(await visit.page.getByRole('textbox', { name: 'access token' }).count(), 1);
  assert.equal(await visit.verdict.count(), 0);
  assert.equal(stage.graph.requests.length, 0);
  // The card has the original style sheet: only borders draw its chevrons.
  const chevrons = await visit.page
    .locator('summary')
    .evaluateAll((all) => all.map((summary) => getComputedStyle(summary, '::before').borderRightWidth));
  assert.equal(chevrons.includes('0px'), false);
});

journey('findings appear under the field while the person types, before any call', async (visit) => {
  const { token } = stage.graph;
  await visit.token.fill(`\tBearer "${token.slice(0, 60)}\n${token.slice(60)}\u200b"`);
  for (const code of [
    'whitespace_removed', 'line_breaks_removed', 'invisible_characters_removed', 'quotes_removed', 'bearer_prefix_removed',
  ]) {
    await visit.finding(code).waitFor();
  }
  await visit.findings.getByText(ids.app).or(visit.page.getByText(ids.app)).first().waitFor();
  await visit.token.fill(token.slice(0, -1));
  await visit.finding('truncated').waitFor();
  assert.equal(await visit.finding('quotes_removed').count(), 0);
  assert.equal(stage.graph.requests.length, 0);
});

journey('Graph gets the cleaned token, and the field keeps what was typed', async (visit) => {
  const { token } = stage.graph;
  const typed = `\tBearer ${token.slice(0, 60)}\n${token.slice(60)} `;
  await visit.test({ token: typed, phoneNumberId: ` ${ids.phoneNumber} ` });
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(await visit.token.inputValue(), typed);
  for (const { query } of stage.graph.requests) assert.equal(query.access_token, token);
});

journey('an empty field gets a message at the field, and no request is sent', async (visit) => {
  await visit.run.click();
  await visit.page.locator('[aria-invalid="true"]').waitFor();
  assert.equal(await visit.token.getAttribute('aria-invalid'), 'true');
  assert.match(await visit.describedBy(visit.token), /paste/i);
  assert.equal(stage.graph.requests.length, 0);
});

for (const [id, kind] of [['Lantern', /letters|digits/i], ['+49 30 901820', /phone number/i]]) {
  journey(`"${id}" as phone number ID is explained at its field, and the test still runs`, async (visit) => {
    await visit.phoneNumberId.fill(id);
    await visit.token.fill(stage.graph.token);
    await visit.phoneNumberId.blur();
    assert.match(await visit.describedBy(visit.phoneNumberId), kind);
    await visit.run.click();
    assert.notEqual((await visit.outcome()).verdict, 'connected');
    assert.equal(stage.graph.requests[0].query.access_token, stage.graph.token);
  });
}

journey('rubbish of any kind breaks nothing', async (visit) => {
  const pastes = [
    '{"error":{"message":"x","code":190}}', '😀'.repeat(500), '\u0000\u0007\ud800', '%'.repeat(300), '<script>alert(1)</script>',
    'EAA', '-----BEGIN', '  \n\t ', '4'.repeat(16),
    // This text once overflowed the stack and stopped the checker permanently.
    `${'>"'.repeat(1_722)}x`, '{"a":'.repeat(1_000), 'token:'.repeat(1_000), '\\"'.repeat(1_000),
  ];
  for (const text of pastes) {
    await visit.token.fill('');
    await visit.paste(visit.token, text);
  }
  await visit.token.fill('sk_test_hello');
  await visit.token.fill('YOUR_TOKEN');
  await visit.finding('placeholder').waitFor();
});

journey('ten megabytes are read at once, kept out of the field, and the token in them is found', async (visit, t) => {
  const { token } = stage.graph;
  const noise = 'a line of a log file that says nothing\n'.repeat(140_000);
  const busy = await visit.paste(visit.token, `${noise}access_token=${token}\n${noise}`);
  t.diagnostic(`the page was busy with 10 MB for ${Math.round(busy)} ms`);
  await visit.finding('extracted_from_text').waitFor();
  await visit.page.getByText(/1[01] MB of text/).first().waitFor();
  assert.ok((await visit.token.inputValue()).length < 200_000);
  await visit.test({ phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(stage.graph.requests[0].query.access_token, token);
});

journey('the token can be hidden and shown, and stays what it is', async (visit) => {
  const { token } = stage.graph;
  await visit.token.fill(token);
  const toggle = visit.button(/^(show|hide)/i).first();
  const masked = () => visit.token.evaluate((field) => getComputedStyle(field).webkitTextSecurity);
  const before = await masked();
  await toggle.click();
  assert.notEqual(await masked(), before);
  assert.equal(await visit.token.inputValue(), token);
  await toggle.click();
  assert.equal(await masked(), before);
});

journey('"Clear" empties the fields and the results', async (visit) => {
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  await visit.outcome();
  await visit.button('Clear').click();
  await visit.verdict.waitFor({ state: 'detached' });
  for (const field of [visit.token, visit.phoneNumberId, visit.accountId]) assert.equal(await field.inputValue(), '');
  assert.equal(await visit.page.locator('[data-finding]').count(), 0);
});

journey('the keyboard is enough for everything', async (visit) => {
  const { page } = visit;
  const tabTo = async (target) => {
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === element.getRootNode().activeElement)) return;
    }
    assert.fail('not reached by the Tab key');
  };
  await tabTo(visit.token);
  await page.keyboard.insertText(stage.graph.token);
  await tabTo(visit.phoneNumberId);
  await page.keyboard.insertText(ids.phoneNumber);
  await tabTo(visit.run);
  const outline = await visit.run.evaluate((button) => getComputedStyle(button).outlineStyle);
  assert.notEqual(outline, 'none');
  await page.keyboard.press('Enter');
  assert.equal((await visit.outcome()).verdict, 'connected');
});

journey(
  'what is typed before the page has loaded is kept and read',
  async (visit) => {
    await visit.token.fill(stage.graph.token);
    await visit.phoneNumberId.fill(ids.phoneNumber);
    visit.letWasmCome();
    await visit.page.getByText(ids.app).first().waitFor();
    assert.equal(await visit.token.inputValue(), stage.graph.token);
    assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
    await visit.run.click();
    assert.equal((await visit.outcome()).verdict, 'connected');
  },
  {
    before: (visit) => {
      const come = new Promise((resolve) => (visit.letWasmCome = resolve));
      return visit.page.route('**/*.wasm', (route) => come.then(() => route.continue()));
    },
  },
);

journey('Escape closes the part that has the focus, and nothing that was typed is lost', async (visit) => {
  const { page } = visit;
  await visit.token.fill(stage.graph.token);
  const advanced = page.locator('details', { has: page.locator('summary', { hasText: 'Advanced' }) });
  await advanced.locator('summary').click();
  const webhook = page.getByRole('textbox', { name: 'Webhook address of your CRM' });
  await webhook.fill('https://crm.example/hook');
  await webhook.press('Escape');
  assert.equal(await advanced.evaluate((part) => part.open), false);
  assert.equal(await advanced.locator('summary').evaluate((summary) => summary.matches(':focus')), true);
  // Outside an open part, and without one, the key does nothing.
  await visit.token.press('Escape');
  assert.equal(await visit.token.inputValue(), stage.graph.token);
  await advanced.locator('summary').press('Enter');
  assert.equal(await webhook.inputValue(), 'https://crm.example/hook');
});
