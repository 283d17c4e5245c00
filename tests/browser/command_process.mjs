// The command line in its own process, as `npx token-doctor` runs it. Its calls to Meta go to the local Graph server.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { dist } from './site.mjs';

export const program = join(dist, 'module/bin/token-doctor.js');
export const LEADS_TO_GRAPH = new URL('crm_preload.mjs', import.meta.url).href;

/** Whether this machine can run a program at a terminal of its own (`script` of util-linux). */
export const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

const UNSET = { CI: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined, NODE_OPTIONS: undefined };
const USUAL = { ...UNSET, TERM: 'xterm', NODE_NO_WARNINGS: '1' };

/**
 * Starts the command line.
 * @param {string[]} args
 * @param {{ port?: number, env?: Record<string, string>, hooks?: string[] }} [options]
 *   `port`: of the local Graph server; `hooks`: modules loaded before it
 */
export function start(args, { port = 0, env = {}, hooks = [LEADS_TO_GRAPH] } = {}) {
  const imports = hooks.flatMap((hook) => ['--import', hook]);
  return watch(spawn(process.execPath, [...imports, program, ...args], { env: environment(port, env) }));
}

/** Starts it at a terminal. `after`: a shell command that runs in the same terminal when it has ended. */
export function startAtTerminal(args, { port = 0, env = {}, after = '' } = {}) {
  const quoted = [process.execPath, '--import', LEADS_TO_GRAPH, program, ...args].map((word) => `'${word}'`).join(' ');
  const command = after ? `${quoted}; code=$?; ${after}; exit $code` : quoted;
  return watch(spawn('script', ['-qfec', command, '/dev/null'], { env: { ...environment(port, env), SHELL: '/bin/sh' } }));
}

const environment = (port, env) => ({ ...process.env, ...USUAL, GRAPH_PORT: port, ...env });

function watch(child) {
  const running = { child, stdout: '', stderr: '' };
  const closed = once(child, 'close');
  child.stdout.setEncoding('utf8').on('data', (text) => (running.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (running.stderr += text));
  child.stdin.on('error', () => {});
  /** Waits until a condition of the output is true. */
  running.until = async (holds) => {
    while (!holds(running)) {
      assert.equal(child.exitCode, null, `It ended: ${running.stdout}${running.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  /** Waits for its end. Returns the exit code and what was written. */
  running.end = async () => {
    const [code, signal] = await closed;
    return { code: code ?? signal, stdout: running.stdout, stderr: running.stderr };
  };
  return running;
}

export const helpFile = fileURLToPath(new URL('command_help.txt', import.meta.url));
