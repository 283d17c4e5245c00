// Loaded before another program: the example CRM, in each of its threads, or the command line. Sends the calls to Meta to
// the local Graph server.

import { leadMetaTo } from './node_host.mjs';

leadMetaTo(process.env.GRAPH_PORT);
