// The browser of the tests: the system's when there is one, else Debian's package when that can be installed, else the one
// Playwright downloads. Prints its path, or nothing when Playwright finds its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import './project.mjs';

const KNOWN = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const find = () => KNOWN.find((file) => file && existsSync(file));

function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error('Aucun navigateur : installation de chromium…');
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return install() || (run('apt-get', ['update', '-qq']) && install());
}

if (!find() && !installWithApt() && !run('playwright', ['install', 'chromium'])) {
  console.error(
    'Aucun navigateur pour les essais : installez Chromium, ou donnez son chemin dans CHROMIUM_PATH.',
  );
  process.exit(1);
}
console.log(find() ?? '');
