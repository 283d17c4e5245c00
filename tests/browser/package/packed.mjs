// The package as npm packs it, installed in a new folder outside the repository, and a host for the pages that use it.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';

import { dist } from '../site.mjs';

/** Packs the package. Returns the archive. */
export function pack(place) {
  const options = { cwd: join(dist, 'module'), stdio: 'pipe', encoding: 'utf8' };
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', place], options));
  return join(place, filename);
}

/** A new folder that is removed after the tests. */
export function newFolder() {
  const place = mkdtempSync(join(tmpdir(), 'token-doctor-package-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  return place;
}

/** A new folder with the installed package and these files. */
export function install(files) {
  const place = newFolder();
  write(place, { 'package.json': '{ "private": true, "type": "module" }', ...files });
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', pack(place)], { cwd: place, stdio: 'pipe' });
  return place;
}

export function write(place, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), text);
  }
}

/** The files of a folder and of its subfolders. */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** The strictest policy with which the package works. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https://graph.facebook.com; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * Serves a folder. `answer` can change the answer of a path: `{ status, type, body }`.
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { policy = POLICY, answer } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const file = join(folder, pathname === '/' ? 'index.html' : pathname);
    let found = { status: 404, type: 'text/plain', body: 'Not found' };
    if (existsSync(file)) found = { status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
    const { status, type, body } = { ...found, ...answer?.(pathname, found) };
    response.writeHead(status, { 'Content-Type': type, ...(policy && { 'Content-Security-Policy': policy }) }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The page of an app with one script. */
export const page = (script) =>
  `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>App</title><script type="module" src="${script}"></script></html>`;

/** An app that uses all that has an address: the WebAssembly and the words. The token is in the address of its page. */
export const APP = `import init, { explainError, inspectToken, loadLanguage, testConnection, version } from "token-doctor";

async function run() {
  const token = location.hash.slice(1);
  const before = version();
  await init();
  await loadLanguage("pt-BR");
  const { verdict } = await testConnection({ token });
  const { title } = explainError({ error: { code: 190, error_subcode: 463, message: "Session has expired" } }, 400, { lang: "pt-BR" });
  return { before, kind: inspectToken(token).kind, verdict, title };
}
run().then((given) => (window.given = given), ({ code, help, message }) => (window.given = { code, help, message }));
`;

export const appGives = (version) => ({ before: version, kind: 'access_token', verdict: 'connected', title: 'Token expirado' });

/** An app that shows the card, in Portuguese. */
export const CARD_APP = `import { init, mountTokenDoctor } from "token-doctor/card";

async function run() {
  await init();
  const place = document.body.appendChild(document.createElement("div"));
  mountTokenDoctor(place, { lang: "pt-BR" });
  while (!place.shadowRoot?.querySelector("textarea")) await new Promise((resolve) => setTimeout(resolve, 20));
  const { shadowRoot } = place;
  return { lang: shadowRoot.querySelector("[lang]").lang, rules: shadowRoot.adoptedStyleSheets[0].cssRules.length > 20 };
}
run().then((given) => (window.given = given), ({ message }) => (window.given = { message }));
`;

export const cardGives = { lang: 'pt-BR', rules: true };

/** Opens the app and returns what it gives, with the errors of the page. */
export async function openApp(browser, origin, token) {
  const tab = await browser.newPage();
  const faults = [];
  tab.on('pageerror', (error) => faults.push(String(error)));
  try {
    await tab.goto(`${origin}/#${token}`);
    await tab.waitForFunction(() => window.given !== undefined, undefined, { timeout: 20_000 });
    return await tab.evaluate(() => window.given);
  } catch (error) {
    throw new Error(`${error.message}\n${faults.join('\n')}`);
  } finally {
    await tab.close();
  }
}
