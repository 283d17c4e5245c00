// Tests the stored token of each customer: `npm run nightly`, once a day, for example from cron. The page shows a banner if a token
// failed or expires soon. The server can run at the same time.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { dist, store } from './places.mjs';
import { Settings } from './settings.mjs';
import { afterTest } from './stored_test.mjs';

// In your own project: import { initSync, testConnection } from 'token-doctor/node'
const { initSync, testConnection } = await import(pathToFileURL(resolve(dist, 'module/node/index.js')));

const settings = new Settings(store);
try {
  for (const customer of settings.customers()) {
    const { token, phoneNumberId, whatsappBusinessAccountId } = settings.of(customer);
    try {
      // Does nothing, unless the module has stopped.
      initSync();
      const report = await testConnection({ token, phoneNumberId, whatsappBusinessAccountId });
      settings.change(customer, (stored) => afterTest(stored, token, report));
      console.log(`${customer}: ${report.verdict}`);
    } catch (error) {
      // The message of the error can quote the token.
      console.error(`${customer}: not tested, ${error.name}`);
      process.exitCode = 1;
    }
  }
} finally {
  settings.close();
}
