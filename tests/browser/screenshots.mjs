// Takes pictures of the page's main states, at both widths and in both themes, and writes them into the folder
// of the argument: `npm run screenshots -- FOLDER`. Three of them are in docs/: readme.png there is screenshot.png, and
// theme-default.png and theme-custom.png are the card without and with the theme of docs/embedding.md.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { beginVisit, NARROW, WIDE } from './page.mjs';
import { embeddingExample } from './readme.mjs';
import { startSite } from './site.mjs';
import { makeToken } from './token.mjs';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder for the pictures: npm run screenshots -- FOLDER');
await mkdir(folder, { recursive: true });

const DAY = 86_400;
const now = Math.floor(Date.now() / 1_000);
const site = await startSite();
const graph = await startGraphServer();
const browser = await launchBrowser({ graphPort: graph.port });

const run = (visit, token = graph.token) => visit.test({ token, phoneNumberId: ids.phoneNumber }).then(() => visit.outcome());

/** name → the world and the steps to the state. */
const states = {
  empty: [{}, () => {}],
  dirty_paste: [{}, (visit) => visit.token.fill(`\tBearer ${graph.token.slice(0, 80)}\n${graph.token.slice(80, -2)}`)],
  no_token: [{}, (visit) => visit.run.click()],
  pasted_command: [
    {},
    (visit) =>
      visit.token.fill(`WA_TOKEN=${graph.token}\nPHONE_NUMBER_ID=${ids.phoneNumber}\nWABA_ID=${ids.account}\nAPP_SECRET=${'0f'.repeat(16)}`),
  ],
  several_tokens: [{}, (visit) => visit.token.fill(`old: ${graph.token}\nnew: ${makeToken({ seed: 'another' })}`)],
  unknown_text: [{}, (visit) => visit.test({ token: 'my_own_word' })],
  pasted_error: [
    {},
    (visit) =>
      visit.token.fill(
        `09:14 ERR worker: sending failed\n{"error":{"message":"Error validating access token: Session has expired on Friday, 20-Nov-26 03:00:00 PST.","type":"OAuthException","code":190,"error_subcode":463}}\n09:15 giving up`,
      ),
  ],
  wrong_box: [
    {},
    async (visit) => {
      await visit.token.fill(ids.phoneNumber);
      await visit.phoneNumberId.fill(`https://business.facebook.com/wa/manage/phone-numbers/?business_id=${ids.business}&waba_id=${ids.account}`);
      await visit.accountId.fill(`https://business.facebook.com/wa/manage/phone-numbers/?waba_id=${ids.account}`);
      await visit.phoneNumberId.focus();
      await visit.accountId.focus();
    },
  ],
  connected: [{}, run],
  token_expired: [{ token: { expires_at: now - 3 * DAY } }, run],
  permission_denied: [{ token: { permissions: ['whatsapp_business_messaging'] } }, run],
  invalid_token: [{ token: { state: 'password_changed' } }, run],
  wrong_id: [{ phoneNumbers: [] }, run],
  several_numbers: [
    {
      app: { roles: [ids.holder] },
      token: { accounts: [ids.account] },
      phoneNumbers: [{}, { id: '10548273619040999', display_phone_number: '+49 30 901821', verified_name: 'Lantern Books orders' }],
    },
    async (visit) => {
      await visit.token.fill(graph.token);
      await visit.run.click();
      await visit.outcome();
    },
  ],
  ends_tonight: [{ app: { roles: [ids.holder] }, token: { accounts: [ids.account], expires_at: now + 3 * 3_600 } }, run],
  account_in_number_field: [
    { app: { roles: [ids.holder] }, token: { accounts: [ids.account] } },
    (visit) => visit.test({ token: graph.token, phoneNumberId: ids.account }).then(() => visit.outcome()),
  ],
  app_secret: [{ app: { requires_proof: true } }, run],
  webhook: [{ account: { subscribed_apps: ['902817364550123'] } }, run],
  unreachable: [{}, (visit) => visit.page.context().setOffline(true).then(() => run(visit))],
};

for (const [name, [world, reach]] of Object.entries(states)) {
  graph.reset(world);
  const visit = await (await beginVisit(browser)).open(site.page);
  await reach(visit);
  for (const viewport of [NARROW, WIDE]) {
    for (const colorScheme of ['light', 'dark']) {
      await visit.page.setViewportSize(viewport);
      await visit.page.emulateMedia({ colorScheme });
      if ((await visit.verdict.count()) > 0) await visit.headline.scrollIntoViewIfNeeded();
      await visit.page.screenshot({ path: join(folder, `${name}_${viewport.width}_${colorScheme}.png`) });
    }
  }
  if (name === 'token_expired') {
    // The picture of the README: the page from its top to the end of the steps.
    await visit.page.emulateMedia({ colorScheme: 'light' });
    await visit.page.evaluate(() => scrollTo(0, 0));
    await visit.page.mouse.move(0, 0);
    const steps = await visit.verdict.getByRole('listitem').last().boundingBox();
    const clip = { x: (WIDE.width - 760) / 2, y: 0, width: 760, height: Math.ceil(steps.y + steps.height) + 16 };
    await visit.page.screenshot({ path: join(folder, 'readme.png'), fullPage: true, clip });
  }
  await visit.end();
}

/** The card in the page of a host, with this theme. */
async function takeTheme(name, css) {
  graph.reset();
  const visit = await beginVisit(browser, { viewport: { width: 440, height: 760 }, colorScheme: 'light' });
  const { page } = visit;
  site.put('/host', '<!DOCTYPE html><html lang="en"><title>Host</title><div id="whatsapp"></div></html>');
  await visit.open(`${site.origin}/host`, false);
  await page.evaluate(
    async ([card, text]) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { margin: 0 } ${text}`);
      document.adoptedStyleSheets = [sheet];
      const { init, mountTokenDoctor } = await import(card);
      await init();
      mountTokenDoctor(document.querySelector('#whatsapp'), { onSave: () => {} });
    },
    [`${site.page}card/token-doctor-card.js`, css],
  );
  await run(visit);
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `theme-${name}.png`), clip: { x: 0, y: 0, width: 440, height: 760 } });
  await visit.end();
}
await takeTheme('default', '');
await takeTheme('custom', embeddingExample('theme.css'));

await browser.close();
await graph.close();
await site.close();
console.log(`Pictures of ${Object.keys(states).length} states are in ${folder}.`);
