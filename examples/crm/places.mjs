// The folder of the release and the file of the settings. The variables DIST and STORE replace the defaults.

import { fileURLToPath } from 'node:url';

const besideThis = (path) => fileURLToPath(new URL(path, import.meta.url));

export const dist = process.env.DIST ?? besideThis('../../dist');
export const store = process.env.STORE ?? besideThis('data/settings.db');
