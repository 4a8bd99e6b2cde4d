import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './project.mjs';

const SOURCES = [
  'src',
  'demo',
  'public',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'react-router.config.ts',
  'tsconfig.json',
];
const KEPT = 4;

/** Builds when this state of the sources has no build yet; returns its folder, `build/<hash of the sources>`. */
export function ensureBuilt() {
  const folder = path.join(root, 'build', hashOfSources());
  const complete = path.join(folder, 'complete');
  while (!existsSync(complete)) if (!buildUnlessUnderWay(folder)) pause(200);
  utimesSync(complete, new Date(), new Date());
  return folder;
}

const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Two processes (test workers, a start and a test) may want the same build at once: one makes it, the other waits. */
function buildUnlessUnderWay(folder) {
  const lock = `${folder}.lock`;
  mkdirSync(path.dirname(lock), { recursive: true });
  try {
    mkdirSync(lock);
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > 180_000) rmSync(lock, { recursive: true, force: true }); // its maker was killed
    return false;
  }
  try {
    if (!existsSync(path.join(folder, 'complete'))) build(folder);
    return true;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function build(folder) {
  console.error('Construction de Relais…');
  rmSync(folder, { recursive: true, force: true });
  const built = spawnSync('react-router', ['build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, RELAIS_BUILD_DIR: path.relative(root, folder), NODE_ENV: 'production' },
  });
  if (built.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    const error = new Error('La construction de Relais a échoué : voyez le message ci-dessus.');
    error.name = 'StartRefused'; // the sentence is enough
    throw error;
  }
  writeFileSync(path.join(folder, 'complete'), '');
  prune(folder);
}

/** The server part of the build, which scripts import. */
export const serverOf = (folder) => pathToFileURL(path.join(folder, 'server/index.js')).href;

function hashOfSources() {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES)
    for (const file of filesOf(source)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesOf(entry) {
  if (!existsSync(entry)) return [];
  if (statSync(entry).isFile()) return /\.test\.tsx?$/.test(entry) ? [] : [entry];
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesOf(path.join(entry, name)));
}

/** Older builds go, save the last few: a server may still be running from one. */
function prune(current) {
  const builds = path.join(root, 'build');
  const age = (folder) =>
    statSync(path.join(folder, 'complete'), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  const old = readdirSync(builds)
    .map((name) => path.join(builds, name))
    .filter((folder) => folder !== current && /^[0-9a-f]{16}$/.test(path.basename(folder)))
    .sort((a, b) => age(b) - age(a))
    .slice(KEPT - 1);
  for (const folder of old) rmSync(folder, { recursive: true, force: true });
}
