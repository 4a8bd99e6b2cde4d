import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeDataFolder } from './make-folder.ts';

const place = mkdtempSync(path.join(tmpdir(), 'relais-folder-'));
const file = path.join(place, 'a-file');
writeFileSync(file, '');
afterAll(() => rmSync(place, { recursive: true }));

test('a folder is made with those above it, and found again', () => {
  const folder = path.join(place, 'one', 'two');
  expect(makeDataFolder(folder, 0o711)).toBe(makeDataFolder(folder, 0o700));
  expect(statSync(folder).mode & 0o777).toBe(0o711);
});

test.each([
  [file, 'n’est pas un dossier'],
  [path.join(file, 'below'), 'n’est pas un dossier'],
  ['/proc/relais', 'ne peut pas être'], // as an ordinary user it may not be written, as root it cannot be made
])('%s stops the start with a sentence that says why', (folder, why) => {
  expect(() => makeDataFolder(folder, 0o700)).toThrow(`DATA_DIR (${folder}) ${why}`);
});
