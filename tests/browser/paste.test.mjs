// Any text pasted into the right field or the wrong one: errors, commands, several tokens, texts of an
// unknown kind, addresses from Meta. Real Chromium, release page.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { WITH_CLIPBOARD, journey, stage } from './journey.mjs';
import { makeToken } from './token.mjs';

const expired = {
  error: {
    message: 'Error validating access token: Session has expired on Friday, 20-Nov-26 03:00:00 PST.',
    type: 'OAuthException',
    code: 190,
    error_subcode: 463,
  },
};

journey('a pasted command provides its token, and its IDs with one press each', async (visit) => {
  const { token } = stage.graph;
  const command = `curl -X POST "https://graph.facebook.com/v25.0/${ids.phoneNumber}/messages" \\
  -H "Authorization: Bearer ${token}" -d '{"waba_id": "${ids.account}"}'`;
  await visit.paste(visit.token, command);
  await visit.finding('extracted_from_text').waitFor();
  assert.equal(await visit.phoneNumberId.inputValue(), '', 'nothing is written without a press');
  await visit.button(`Use ${ids.phoneNumber} as phone number ID`).click();
  await visit.button(`Use ${ids.account} as WhatsApp Business Account ID`).click();
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  assert.equal(await visit.accountId.inputValue(), ids.account);
  assert.equal(await visit.token.inputValue(), command);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
  for (const { query } of stage.graph.requests) assert.equal(query.access_token, token);
});

journey('the selected one of several tokens is tested', async (visit) => {
  const other = makeToken({ appId: ids.app, seed: 'another' });
  await visit.paste(visit.token, `old: ${other}\nnew: ${stage.graph.token}`);
  await visit.finding('several_tokens').getByText(`App ${ids.app} created all of them`).waitFor();
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.click();
  await visit.page.getByText('Select the token that you want to use', { exact: false }).first().waitFor();
  assert.equal(stage.graph.requests.length, 0);
  await visit.button('Use token 2').click();
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(stage.graph.requests[0].query.access_token, stage.graph.token);
});

journey('text of an unknown kind is sent only after a second press, and another secret never', async (visit) => {
  await visit.test({ token: 'my_own_word', phoneNumberId: ids.phoneNumber });
  // The press can wait for the second load.
  await visit.page.getByText(/Nothing was sent/).first().waitFor();
  assert.match(await visit.describedBy(visit.token), /Nothing was sent/);
  assert.equal(stage.graph.requests.length, 0);
  await visit.button('Send anyway').click();
  assert.equal((await visit.outcome()).category, 'invalid_token');
  assert.equal(stage.graph.requests[0].query.access_token, 'my_own_word');

  stage.graph.requests.length = 0;
  await visit.test({ token: 'VERIFY_TOKEN=my_own_word' });
  await visit.finding('wrong_kind').getByText('verify token').waitFor();
  assert.equal(await visit.button('Send anyway').count(), 0);
  assert.equal(stage.graph.requests.length, 0);
});

journey('ten megabytes of log are read for the error in them, and typing goes on', async (visit, t) => {
  const noise = 'a line of a log file that says nothing\n'.repeat(140_000);
  const busy = await visit.paste(visit.token, `${noise}${JSON.stringify(expired)}\n${noise}`);
  await visit.page.getByRole('heading', { name: 'Token expired' }).waitFor();
  await visit.page.getByText('We found one answer in line 140001 of 280001.').waitFor();
  // A field with so much in it would take a second for each key.
  assert.equal(await visit.token.inputValue(), '');
  await visit.phoneNumberId.fill(ids.phoneNumber);
  t.diagnostic(`the page was busy with 10 MB for ${Math.round(busy)} ms`);
});

journey('an answer beside its command is explained, and the token in it can be tested', async (visit) => {
  const { token } = stage.graph;
  await visit.paste(visit.token, `$ curl -H "Authorization: Bearer ${token}" https://graph.facebook.com/me\n${JSON.stringify(expired)}`);
  await visit.page.getByRole('heading', { name: 'Token expired' }).waitFor();
  await visit.button('Use token 1').click();
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

journey("an ID is read from an address of Meta", async (visit) => {
  const address = `https://business.facebook.com/wa/manage/phone-numbers/?business_id=${ids.business}&waba_id=${ids.account}`;
  await visit.paste(visit.phoneNumberId, address);
  await visit.phoneNumberId.blur();
  assert.match(await visit.describedBy(visit.phoneNumberId), /other IDs/);
  await visit.button(`Use ${ids.account} as WhatsApp Business Account ID`).click();
  assert.equal(await visit.accountId.inputValue(), ids.account);
});

journey(
  'text around a pasted ID is reported, although the field drops it',
  async (visit) => {
    await visit.page.evaluate((text) => navigator.clipboard.writeText(text), `${ids.phoneNumber}\r\n`);
    await visit.phoneNumberId.focus();
    await visit.page.keyboard.press('Control+V');
    await visit.page.getByText('Removed a line break at the end.').waitFor();
  },
  WITH_CLIPBOARD,
);
