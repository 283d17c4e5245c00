// Loaded ahead of the example CRM, in each of its threads: leads the calls to Meta to the local Graph server.

import { leadMetaTo } from './node_host.mjs';

leadMetaTo(process.env.GRAPH_PORT);
