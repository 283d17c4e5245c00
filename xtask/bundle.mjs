// Joins the scripts of the card for other web pages: each with what it imports, except the words and the other one.
//
// Arguments: the folder to write to, the folder in which esbuild is installed, the script with the reader of words and the languages.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const SCRIPTS = { 'embed.js': 'token-doctor-card.js', 'element.js': 'token-doctor-element.js' };

/** An import of an address that only the browser knows. Without these comments, which esbuild removes, bundlers look for a file. */
const UNKNOWN = /\bimport\((?!["'`])/g;
const LEFT_ALONE = 'import(/*webpackIgnore:true*//*@vite-ignore*/';

const [folder, tools, words] = process.argv.slice(2);
const { build } = createRequire(join(tools, 'node_modules', 'of-the-tools.js'))('esbuild');

for (const [source, name] of Object.entries(SCRIPTS)) {
  const { outputFiles } = await build({
    entryPoints: [join('src/ui/card', source)],
    write: false,
    bundle: true,
    // card.js uses the reader of words and the languages without importing them: Trunk does not join scripts.
    inject: [words],
    external: ['./words/*', './token-doctor-card.js', './token-doctor-card-glue.js'],
    format: 'esm',
    minify: true,
    legalComments: 'none',
    target: 'es2022',
    logLevel: 'warning',
  });
  writeFileSync(join(folder, name), outputFiles[0].text.replace(UNKNOWN, LEFT_ALONE));
}
