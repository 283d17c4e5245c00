// Starts the CRM: `npm start`. The variable PORT replaces the default port.

import { dist, store } from './places.mjs';
import { startCrm } from './server.mjs';

const crm = await startCrm({ dist, store, port: Number(process.env.PORT ?? 8090) }).catch((error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is in use. Set PORT to another port.` : error.message);
  process.exit(1);
});
console.log(`The CRM is at ${crm.page}`);

let ending;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (ending ??= crm.close().then(() => process.exit())));
