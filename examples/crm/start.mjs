// Starts the CRM: `npm start`. The variables DIST, STORE and PORT replace the default folder, file and port.

import { fileURLToPath } from 'node:url';

import { startCrm } from './server.mjs';

const besideThis = (path) => fileURLToPath(new URL(path, import.meta.url));

const crm = await startCrm({
  dist: process.env.DIST ?? besideThis('../../dist'),
  store: process.env.STORE ?? besideThis('data/settings.db'),
  port: Number(process.env.PORT ?? 8090),
}).catch((error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is in use. Set PORT to another port.` : error.message);
  process.exit(1);
});
console.log(`The CRM is at ${crm.page}`);

let ending;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (ending ??= crm.close().then(() => process.exit())));
