// Loaded before the example CRM, in each of its threads. Sends the calls to Meta to the local Graph server.

import { leadMetaTo } from './node_host.mjs';

leadMetaTo(process.env.GRAPH_PORT);
