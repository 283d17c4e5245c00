// The example CRM with the local Graph server, for people to try (`cargo xtask example`).

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startCrmProcess } from './crm_process.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';

const store = process.env.STORE ?? fileURLToPath(new URL('../../examples/crm/data/settings.db', import.meta.url));
const graph = await startGraphServer();
const port = Number(process.env.PORT ?? 0);
const crm = await startCrmProcess({ store, graphPort: graph.port, port, showsLog: true }).catch(() => process.exit(1));
const chromium = process.env.CHROMIUM ?? 'chromium';
const profile = join(tmpdir(), 'token-doctor-example-browser');

console.log(`
The CRM is at ${crm.page}
It keeps what is saved in ${store}

Its server asks a Graph API on this machine. For your browser to ask the same one, open the page in a Chromium of its own:

  ${chromium} --user-data-dir=${profile} --ignore-certificate-errors \\
    --host-resolver-rules="MAP graph.facebook.com 127.0.0.1:${graph.port}" ${crm.page}

A token that works there, and its phone number ID:

  ${graph.token}
  ${ids.phoneNumber}

Press Enter to revoke that token, and again to restore it. Ctrl-C ends this.`);

process.stdin.on('data', () => {
  const token = graph.world.tokens.get(graph.token);
  token.state = token.state === 'revoked' ? 'valid' : 'revoked';
  console.log(`The token is ${token.state} now.`);
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, async () => process.exit(await crm.end()));
