// The example CRM beside the local Graph server, for people to try (`cargo xtask example`).

import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { startCrm } from '../../examples/crm/server.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { leadMetaTo } from './node_host.mjs';
import { dist } from './site.mjs';

const store = process.env.STORE ?? join(tmpdir(), 'token-doctor-example-crm.json');
mkdirSync(dirname(store), { recursive: true });
const graph = await startGraphServer();
leadMetaTo(graph.port);
const crm = await startCrm({ dist, store, port: Number(process.env.PORT ?? 0) });
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
