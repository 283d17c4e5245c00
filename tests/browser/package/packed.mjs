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
export function newFolder(start = join(tmpdir(), 'token-doctor-package-')) {
  const place = mkdtempSync(start);
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  return place;
}

/** A new folder with the installed package and these files. */
export function install(files, place = newFolder()) {
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
 * Serves a folder, with a policy or as a host of files for other sites. `answer` can change the answer of a path:
 * `{ status, type, body }`.
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { policy = POLICY, forOthers = false, answer } = {}) {
  const headers = forOthers ? { 'Access-Control-Allow-Origin': '*' } : { 'Content-Security-Policy': policy };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const file = join(folder, pathname === '/' ? 'index.html' : pathname);
    let found = { status: 404, type: 'text/plain', body: 'Not found' };
    if (existsSync(file)) found = { status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
    const { status, type, body } = { ...found, ...answer?.(pathname, found) };
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
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

/** The page of an app with one script. `before` is put before it. */
export const page = (script, before = '') =>
  `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>App</title>${before}<script type="module" src="${script}"></script></html>`;

/**
 * An app that uses all that has an address. Of the module: the WebAssembly and the words. Of the card: the glue, both WebAssembly files,
 * the words and the style sheet, with a card in Portuguese and with an element that tests a token. The token is in the address of the page.
 */
const APP = `import init, { explainError, inspectToken, loadLanguage, testConnection, version } from "token-doctor";
import { init as initCard, mountTokenDoctor } from "token-doctor/card";
import "token-doctor/element";

async function useModule(token) {
  const before = version();
  await init();
  await loadLanguage("pt-BR");
  const { verdict } = await testConnection({ token });
  const { title } = explainError({ error: { code: 190, error_subcode: 463, message: "Session has expired" } }, 400, { lang: "pt-BR" });
  return { before, kind: inspectToken(token).kind, verdict, title };
}

async function useCard(token) {
  await initCard();
  const place = document.body.appendChild(document.createElement("div"));
  mountTokenDoctor(place, { lang: "pt-BR" });
  const root = await drawn(place);
  const element = Object.assign(document.createElement("token-doctor-card"), { token });
  const reported = new Promise((resolve, reject) => {
    element.addEventListener("token-doctor-report", ({ detail }) => resolve(detail));
    element.addEventListener("token-doctor-error", ({ detail }) => reject(detail));
  });
  document.body.append(element);
  (await drawn(element)).querySelector(".primary").click();
  const { verdict } = await reported;
  return { lang: root.querySelector("[lang]").lang, hasRules: root.adoptedStyleSheets[0].cssRules.length > 20, verdict };
}

async function drawn(place) {
  while (!place.shadowRoot?.querySelector("textarea")) await new Promise((resolve) => setTimeout(resolve, 20));
  return place.shadowRoot;
}

export async function run() {
  const token = location.hash.slice(1);
  const failed = ({ code, help, message }) => ({ code, help, message });
  window.given = { module: await useModule(token).catch(failed), card: await useCard(token).catch(failed) };
}
`;

export const appGives = (version) => ({
  module: { before: version, kind: 'access_token', verdict: 'connected', title: 'Token expirado' },
  card: { lang: 'pt-BR', hasRules: true, verdict: 'connected' },
});

export const APP_FILES = { 'app.js': APP, 'main.js': 'import { run } from "./app.js";\nrun();\n', 'index.html': page('/main.js') };

/** The same app in Next, exported as files. Next imports it on the server too, where that does nothing. */
export const NEXT_FILES = {
  'next.config.mjs': 'export default { output: "export", turbopack: { root: new URL("..", import.meta.url).pathname } };\n',
  'app/layout.js': 'export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>;\n}\n',
  'app/app.js': `"use client";\n${APP}`,
  'app/page.js': `"use client";
import { useEffect } from "react";
import { run } from "./app.js";

export default function Page() {
  useEffect(() => void run(), []);
  return <p>App</p>;
}
`,
};

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
