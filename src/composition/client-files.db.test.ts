import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Words that only the server's side contains. */
const SERVER_ONLY = [
  'node-postgres',
  'SET LOCAL ROLE',
  'relais_app',
  'access.bind_',
  'pg_advisory',
  'CompiledQuery',
  'nodemailer',
];

// It may have to build first.
test('no file sent to browsers contains the code of the database', { timeout: 180_000 }, () => {
  const folder = execFileSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' }).trim();
  const assets = path.join(folder, 'client/assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  const found = scripts.flatMap((name) => {
    const text = readFileSync(path.join(assets, name), 'utf8');
    return SERVER_ONLY.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`);
  });
  expect(found).toEqual([]);
  // The words are the right ones: the server's own files do contain them.
  const server = readdirSync(path.join(folder, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, 'server', name), 'utf8'))
    .join('\n');
  expect(server).toContain('SET LOCAL ROLE');
  expect(server).toContain('relais_app');
});
