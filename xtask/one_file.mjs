// Puts the whole page into one file that opens with a double-click: dist/token-doctor.html, and one for each other language, such as
// dist/token-doctor.pt-BR.html. The scripts, styles and WebAssembly are those of the built page. The policy contains their digests and
// allows connections to Meta only.
//
// Arguments: the folder of the page, the folder in which esbuild is installed.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder, tools] = process.argv.slice(2);
const { build } = createRequire(resolve(tools, 'node_modules', 'of-the-tools.js'))('esbuild');

const names = readdirSync(folder);
const file = (pattern) => {
  const name = names.find((candidate) => pattern.test(candidate));
  if (name === undefined) throw new Error(`There is no ${pattern} in ${folder}. Run \`cargo xtask build\` again.`);
  return name;
};
const read = (pattern) => readFileSync(join(folder, file(pattern)), 'utf8');
const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The glue, the card and the boot script in one script, with all imports bundled. */
async function script() {
  const parts = `
    import * as glue from './${file(/^page-.*\.js$/)}';
    import * as card from './${file(/^card-.*\.js$/)}';
    const unpacked = (id) => {
      const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
      const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
      return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
    };
    globalThis.tokenDoctorWords = () => {
      const words = document.getElementById('words');
      return words ? JSON.parse(words.textContent).map((table) => Promise.resolve(table)) : [];
    };
    globalThis.tokenDoctorParts = async () => {
      const wasm = Promise.resolve(unpacked('wasm'));
      const second = () => unpacked('second-wasm');
      const styles = new Response(document.getElementById('card-styles').textContent);
      return { card, files: { glue, wasm, second, styles } };
    };`;
  const entries = { '/parts': parts, '/whole': `import '/parts'; import './${file(/^boot-.*\.js$/)}';` };
  const inMemory = {
    name: 'in-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\/(parts|whole)$/ }, ({ path }) => ({ path, namespace: 'memory' }));
      onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({ contents: entries[path], resolveDir: resolve(folder) }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: ['/whole'],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    plugins: [inMemory],
    // The words of the language are in this file.
    external: ['./words/*'],
    // The page's own addresses are not used: everything is in this file.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  // Inside an element, these would end the script or change how the rest is parsed.
  return outputFiles[0].text.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
}

const styles = { card: read(/^card-.*\.css$/), page: read(/^page-.*\.css$/) };
const code = await script();
const packed = (pattern) => gzipSync(readFileSync(join(folder, file(pattern))), { level: 9 }).toString('base64');
const binaries = { wasm: packed(/^page-.*_bg\.wasm$/), 'second-wasm': packed(/^page-.*_second\.wasm$/) };
const policy = [
  "default-src 'none'",
  `script-src ${digest(code)} 'wasm-unsafe-eval'`,
  `style-src ${Object.values(styles).map(digest).join(' ')}`,
  'connect-src https://graph.facebook.com',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The words of a language, as JSON tables. Inside an element, `<` could end it. */
function words(tag) {
  const found = ['first', 'rest'].map((part) => file(new RegExp(`^words-${tag}-${part}-.*\\.json$`)));
  return found.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('<', '\\u003c')).join(',');
}

/** Writes the page in one language; without a tag in English. */
function write(tag) {
  const html = readFileSync(join(folder, tag ?? '', 'index.html'), 'utf8')
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, (_, start) => start + policy)
    .replace(/\s*<meta name="(app|save-url|words)"[^>]*>/g, '')
    // With --site-url, links for search engines too: this file has no address.
    .replace(/\s*<link (data-[^>]*)?rel="(icon|stylesheet|modulepreload|preload|canonical|alternate)"[^>]*>/g, '')
    .replace(/\s*<script [^>]*><\/script>/g, '')
    // The other languages are in other files.
    .replace(/<nav [^>]*class="languages".*?<\/nav>/s, '')
    .replace('</head>', () => {
      const elements = [`<style id="card-styles">${styles.card}</style>`, `<style>${styles.page}</style>`];
      return `${elements.join('')}</head>`;
    })
    // Text, not code: browsers do not run this type.
    .replace('</body>', () => {
      const texts = Object.entries(binaries).map(([id, base64]) => `<script type="text/plain" id="${id}">${base64}</script>`);
      if (tag) texts.push(`<script type="application/json" id="words">[${words(tag)}]</script>`);
      return `${texts.join('')}<script type="module">${code}</script></body>`;
    });
  for (const forbidden of [/<link /, / src="/, /href="\.\.?\/[^"]/, /<nav /]) {
    const found = html.replace(/<script type="(module|text\/plain|application\/json)"[^]*?<\/script>/g, '').match(forbidden);
    if (found) throw new Error(`token-doctor.html would still load a file. Remove this in xtask/one_file.mjs: ${html.slice(found.index, found.index + 80)}`);
  }
  writeFileSync(join(folder, tag ? `token-doctor.${tag}.html` : 'token-doctor.html'), html);
}

const tags = names.map((name) => name.match(/^words-(.+)-first-/)?.[1]).filter(Boolean);
for (const tag of [undefined, ...tags]) write(tag);
