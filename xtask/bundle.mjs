// Joins the scripts of the card for other web pages: each with what it imports, except the words and the other one.
//
// Arguments: the folder to write to, the folder in which esbuild is installed, the script with the reader of words and the languages.

import { createRequire } from 'node:module';
import { join } from 'node:path';

const SCRIPTS = { 'embed.js': 'token-doctor-card.js', 'element.js': 'token-doctor-element.js' };

const [folder, tools, words] = process.argv.slice(2);
const { build } = createRequire(join(tools, 'node_modules', 'of-the-tools.js'))('esbuild');

for (const [source, name] of Object.entries(SCRIPTS)) {
  await build({
    entryPoints: [join('src/ui/card', source)],
    outfile: join(folder, name),
    bundle: true,
    // card.js uses the reader of words and the languages without importing them: Trunk does not join scripts.
    inject: [words],
    external: ['./words/*', './token-doctor-card.js'],
    format: 'esm',
    minify: true,
    legalComments: 'none',
    target: 'es2022',
    logLevel: 'warning',
  });
}
