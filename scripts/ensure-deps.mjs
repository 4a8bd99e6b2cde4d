// Installs the dependencies when they are missing or are not those of the lockfile. Runs on any Node from 20 on, before
// anything is installed: only node: modules here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const lockfile = 'package-lock.json';
const installed = 'node_modules/.package-lock.json'; // npm writes it last
const stamp = 'node_modules/.relais-lockfile';
const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');

function fresh() {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  return statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs; // installed by hand, after the last change
}

if (!fresh()) {
  console.log('Installation des dépendances (une minute environ)…');
  // NODE_ENV=production would leave out what the build needs.
  const result = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error('Les dépendances n’ont pas pu être installées : voyez le message de npm ci-dessus.');
    process.exit(result.status ?? 1);
  }
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) writeFileSync(stamp, wanted);
