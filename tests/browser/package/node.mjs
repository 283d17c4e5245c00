// The package in Node.js: import and require, in each version to be had. The report follows its schema. The types compile with three
// versions of TypeScript.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { install, write } from './packed.mjs';

const tool = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

/** Name → its program. The first one runs this file. */
const NODES = {
  [`Node.js ${process.versions.node}`]: process.execPath,
  'Node.js 22': tool('node-22/bin/node'),
  'the newest Node.js': tool('node-newest/bin/node'),
};

const USES = `console.log(JSON.stringify([doctor.version(), doctor.inspectToken("").kind, doctor.explainError("{}").category]));`;
const gives = (version) => `${JSON.stringify([version, 'empty', 'unrecognised'])}\n`;

let place;
let about;

before(() => {
  place = install({
    'import.mjs': `import * as doctor from "token-doctor/node"; ${USES}`,
    'require.cjs': `const doctor = require("token-doctor/node"); ${USES}`,
    'language.mjs': `import { explainError, loadLanguage } from "token-doctor/node";
      await loadLanguage("pt");
      console.log(explainError({ error: { code: 190, error_subcode: 463 } }, 400, { lang: "pt-BR" }).title);`,
    'ritual.mjs': `import init from "token-doctor";
      await init().catch(({ code, help }) => console.log(code, help));`,
    'named.mjs': `import about from "token-doctor/package.json" with { type: "json" };
      import schema from "token-doctor/report.schema.json" with { type: "json" };
      import words from "token-doctor/words/es.js";
      console.log(about.name, schema.title, words.lang);`,
  });
  about = JSON.parse(readFileSync(join(place, 'node_modules/token-doctor/package.json'), 'utf8'));
});

for (const [name, node] of Object.entries(NODES)) {
  const run = (file) => execFileSync(node, [file], { cwd: place, encoding: 'utf8', stdio: 'pipe' });

  test(`${name} imports the functions, and they work at once`, (t) => {
    if (!existsSync(node)) return t.skip('npm did not install it');
    assert.equal(run('import.mjs'), gives(about.version));
    assert.equal(run('language.mjs'), 'Token expirado\n');
    assert.match(run('ritual.mjs'), /^no_fetch .*"token-doctor\/node"/);
    assert.equal(run('named.mjs'), 'token-doctor ConnectionReport es\n');
    return undefined;
  });

  test(`${name} requires the functions, if it is version 22 or later`, (t) => {
    if (!existsSync(node)) return t.skip('npm did not install it');
    const [major] = execFileSync(node, ['--version'], { encoding: 'utf8' }).match(/\d+/);
    if (Number(major) < 22) return t.skip('Node.js 20 cannot require a module');
    assert.equal(run('require.cjs'), gives(about.version));
    return undefined;
  });
}

test('npm installs the command as a program', () => {
  execFileSync(join(place, 'node_modules/.bin/token-doctor'), ['--help'], { stdio: 'pipe' });
});

for (const version of ['typescript-5', 'typescript-6', 'typescript']) {
  test(`the types of the functions and of the card compile with ${version}`, (t) => {
    const folder = version === 'typescript' ? new URL('../node_modules/typescript/', import.meta.url) : new URL(`node_modules/${version}/`, import.meta.url);
    if (!existsSync(folder)) return t.skip('npm did not install it');
    const consumer = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
    write(place, {
      'module.ts': consumer('module_consumer.ts'),
      'node.ts': consumer('module_consumer.ts').replaceAll('"token-doctor"', '"token-doctor/node"'),
      'card.ts': consumer('card_consumer.ts').replace(/'\.\/card\/token-doctor-(card|element)\.js'/g, "'token-doctor/$1'"),
    });
    const tsc = fileURLToPath(new URL('bin/tsc', folder));
    for (const resolution of ['nodenext', 'esnext']) {
      const options = ['--strict', '--noEmit', '--module', resolution, '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable'];
      if (resolution === 'esnext') options.push('--moduleResolution', 'bundler');
      try {
        execFileSync(process.execPath, [tsc, ...options, 'module.ts', 'node.ts', 'card.ts'], { cwd: place, stdio: 'pipe', encoding: 'utf8' });
      } catch (error) {
        assert.fail(error.stdout || error.message);
      }
    }
    return undefined;
  });
}
