// Every state of every screen, and the steps to it: a rule for all states of the page is tested in all of them.

import { ids } from './graph_server/world.mjs';
import { stage } from './journey.mjs';
import { makeToken } from './token.mjs';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const now = () => Math.floor(Date.now() / 1_000);
const SECRET = '0f'.repeat(16);
const OTHER_APP = '911602140448729';
const SECOND_NUMBER = { id: '10548273619040999', display_phone_number: '+49 30 901821', verified_name: 'Lantern Books orders' };
/** A token that Meta describes to itself, limited to one account. */
const granular = { app: { roles: [ids.holder] }, token: { accounts: [ids.account] } };
const shortLived = { token: { expires_at: now() + 5 * HOUR } };

const run = async (visit, token = stage.graph.token) => {
  await visit.test({ token, phoneNumberId: ids.phoneNumber });
  return visit.outcome();
};
const answered = (fault) => async (visit) => {
  stage.graph.fault('*', fault);
  await run(visit);
};
const held = async (visit, pattern) => {
  const { arrived } = stage.graph.hold(pattern);
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  await arrived;
};
/** Every visible foldable part, including nested parts. */
const unfoldAll = (visit) =>
  visit.page.evaluate(() => {
    const unfold = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'details') element.open = true;
        if (element.shadowRoot) unfold(element.shadowRoot);
      }
    };
    unfold(document);
  });
const exchanged = (says, prepare = async () => {}) => async (visit) => {
  await visit.token.fill(stage.graph.token);
  await unfoldAll(visit);
  await visit.page.getByLabel('App secret').fill(SECRET);
  await prepare(visit);
  await visit.button('Exchange token').click();
  await visit.page.locator('.exchange').getByText(says).first().waitFor();
};
const compared = (says, second) => async (visit) => {
  await run(visit);
  await visit.page.locator('summary').filter({ hasText: 'Compare with' }).click();
  await visit.page.getByLabel('Second token').fill(second());
  await visit.button('Compare').click();
  await visit.page.locator('.compare').getByText(says).first().waitFor();
};

/** The page of a host with a card in it. */
const host = {
  at: ({ origin, put }) => {
    put('/host', '<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1><div id="place"></div></main></html>');
    return `${origin}/host`;
  },
};
/** Mounts the card. `saved`: the result of a save: "taken", a reason against it, or no answer. */
const mount = (visit, options, saved = 'taken') =>
  visit.page.evaluate(
    async ([card, given, outcome]) => {
      const { init, mountTokenDoctor } = await import(card);
      await init();
      const onSave = () => {
        if (outcome === null) return new Promise(() => {});
        return outcome === 'taken' ? Promise.resolve() : Promise.reject(new Error(outcome));
      };
      mountTokenDoctor(document.querySelector('#place'), { ...given, onSave });
    },
    [`${stage.site.page}card/token-doctor-card.js`, options, saved],
  );
const save = async (visit, says) => {
  await visit.button(/^Save/).click();
  await visit.page.getByText(says).waitFor();
};

/** Sentence → the steps to the state, and the options of `journey`. */
export const states = {
  'the first view': [() => {}],
  'a checker that could not load completely': [
    (visit) => visit.page.getByText('Part of Token Doctor did not load').waitFor(),
    { before: (visit) => visit.page.route('**/*_second.wasm', (route) => route.abort()) },
  ],
  'an example of a connection': [
    async (visit) => {
      await visit.button('Example: a working connection').click();
      await unfoldAll(visit);
    },
  ],
  'a complete token': [(visit) => visit.token.fill(stage.graph.token)],
  'a visible token': [
    async (visit) => {
      await visit.token.fill(stage.graph.token);
      await visit.button('Show').click();
    },
  ],
  'findings that were fixed': [
    (visit) => visit.token.fill(`\tBearer "${stage.graph.token.slice(0, 60)}\n${stage.graph.token.slice(60)}\u200b"`),
  ],
  'a finding that warns': [(visit) => visit.token.fill(stage.graph.token.slice(0, -1))],
  'a finding that is an error': [(visit) => visit.token.fill('VERIFY_TOKEN=my_own_word')],
  'a placeholder': [(visit) => visit.token.fill('YOUR_TOKEN')],
  'IDs to take out of a command': [
    (visit) => visit.token.fill(`WA_TOKEN=${stage.graph.token}\nPHONE_NUMBER_ID=${ids.phoneNumber}\nWABA_ID=${ids.account}`),
  ],
  'several tokens to select from': [
    (visit) => visit.token.fill(`old: ${makeToken({ appId: ids.app, seed: 'another' })}\nnew: ${stage.graph.token}`),
  ],
  'a text that is too large for the field': [
    (visit) => visit.paste(visit.token, `${'a line of a log that says nothing\n'.repeat(7_000)}access_token=${stage.graph.token}`),
  ],
  'nothing to test': [(visit) => visit.run.click()],
  'a text of an unknown kind that was not sent': [(visit) => visit.test({ token: 'my_own_word' })],
  'impossible IDs': [
    async (visit) => {
      await visit.phoneNumberId.fill('+49 30 901820');
      await visit.accountId.fill('Lantern Books');
      await visit.token.focus();
      await visit.page.locator('#account-id-hint').waitFor();
    },
  ],
  'IDs inside addresses': [
    async (visit) => {
      const address = `https://business.facebook.com/wa/manage/phone-numbers/?business_id=${ids.business}&waba_id=${ids.account}`;
      await visit.paste(visit.phoneNumberId, address);
      await visit.token.focus();
      await visit.page.locator('#phone-number-id-hint').waitFor();
    },
  ],
  'a pasted answer': [
    (visit) =>
      visit.token.fill('{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"AbCdEfGh"}}'),
  ],
  'a running test': [(visit) => held(visit, 'phone_number')],
  'a test that was stopped': [
    async (visit) => {
      await held(visit, 'phone_number');
      await visit.button('Cancel').click();
      await visit.page.getByText('Test cancelled.').waitFor();
    },
  ],
  'a connection': [run],
  'a connection with all parts unfolded': [
    async (visit) => {
      await run(visit);
      await unfoldAll(visit);
    },
  ],
  'a number that was changed after its test': [
    async (visit) => {
      await run(visit);
      await visit.phoneNumberId.fill(SECOND_NUMBER.id);
    },
  ],
  'a connection that expires tonight': [run, { world: { ...granular, token: { ...granular.token, expires_at: now() + 3 * HOUR } } }],
  'a webhook that is missing': [run, { world: { account: { subscribed_apps: [] } } }],
  'an expired token': [run, { world: { token: { expires_at: now() - 3 * DAY } } }],
  'a failure with all parts unfolded': [
    async (visit) => {
      await run(visit);
      await unfoldAll(visit);
    },
    { world: { token: { state: 'password_changed' } } },
  ],
  'a permission that is missing': [run, { world: { token: { permissions: ['whatsapp_business_messaging'] } } }],
  'a missing number': [run, { world: { phoneNumbers: [] } }],
  'an app that requires a proof': [run, { world: { app: { requires_proof: true } } }],
  'an app that Meta has blocked': [run, { world: { app: { blocked: true } } }],
  'too many requests': [answered({ error: { code: 4, message: '(#4) Application request limit reached' } })],
  'no connection to Meta': [answered({ drop: true })],
  'numbers to select from': [
    async (visit) => {
      await visit.test({ token: stage.graph.token });
      await visit.outcome();
    },
    { world: { ...granular, phoneNumbers: [{}, SECOND_NUMBER] } },
  ],
  'an account in the number field': [
    async (visit) => {
      await visit.test({ token: stage.graph.token, phoneNumberId: ids.account });
      await visit.outcome();
    },
    { world: granular },
  ],
  'an exchange that asks first': [
    exchanged('Press the button again', (visit) => visit.page.getByLabel('App ID').fill(OTHER_APP)),
    { world: shortLived },
  ],
  'an exchange that was refused': [exchanged('App problem', (visit) => visit.page.getByLabel('App secret').fill('')), { world: shortLived }],
  'an exchange that is done': [exchanged('The new token lasts 60 days'), { world: shortLived }],
  'a comparison with nothing': [compared('There is no token to compare', () => 'rubbish, or so')],
  'a comparison that is done': [
    compared('Not safe', () => makeToken({ appId: ids.app, seed: 'unknown to Meta' })),
    { world: { app: { roles: [ids.holder] } } },
  ],
  'a page that was emptied while it was hidden': [
    async (visit) => {
      await visit.token.fill(stage.graph.token);
      await visit.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await visit.page.getByText('All fields were cleared').waitFor();
    },
  ],
  'a page that could not load': [
    async (visit) => {
      await visit.page.getByText('could not load').waitFor();
      visit.troubles = visit.troubles.filter((line) => !line.startsWith('Token Doctor did not start'));
    },
    { before: (visit) => visit.page.route('**/*.wasm', (route) => route.abort()) },
  ],
  'a page inside the frame of another': [
    (visit) => visit.page.frameLocator('iframe').getByText('does not run inside another page').waitFor(),
    { at: ({ framing }) => framing },
  ],
  'a card in a host that has a token stored': [
    async (visit) => {
      await mount(visit, { tokenStored: true, enabled: true, phoneNumberId: ids.phoneNumber });
      await visit.page.getByText('Stored, not shown').waitFor();
    },
    host,
  ],
  'a card with nothing to save': [
    async (visit) => {
      await mount(visit, {});
      await save(visit, 'Nothing was saved');
    },
    host,
  ],
  'a card that asks before it saves': [
    async (visit) => {
      await mount(visit, { token: stage.graph.token });
      await save(visit, 'was not tested');
    },
    host,
  ],
  'a card that saves': [
    async (visit) => {
      await mount(visit, { token: stage.graph.token }, null);
      await save(visit, 'was not tested');
      await visit.button('Save anyway').click();
      await visit.page.getByText('Saving.').waitFor();
    },
    host,
  ],
  'a card that has saved': [
    async (visit) => {
      await mount(visit, { token: stage.graph.token, phoneNumberId: ids.phoneNumber });
      await visit.run.click();
      await visit.outcome();
      await save(visit, 'Saved.');
    },
    host,
  ],
  'a card whose host did not save': [
    async (visit) => {
      await mount(visit, { token: stage.graph.token, phoneNumberId: ids.phoneNumber }, 'The vault is sealed.');
      await visit.run.click();
      await visit.outcome();
      await save(visit, 'Not saved:');
    },
    host,
  ],
};
