import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { startOf } from './process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relais-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lockFile = () => path.join(folder, 'relais.lock');
const heldBy = (pid: number, start: string | null) =>
  writeFileSync(lockFile(), JSON.stringify({ pid, start, token: 'other' }));

test('a folder has one holder; the second is told which process', () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`déjà utilisé par un autre Relais (processus ${process.pid})`);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder).release();
});

test('the lock of a process that died is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const start = startOf(child.pid!);
  heldBy(child.pid!, start);
  expect(() => lockFolder(folder)).toThrow('déjà utilisé');
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  lockFolder(folder).release();
});

test('the number of a dead process, now carried by another program, holds nothing', () => {
  heldBy(process.pid, 'another-boot:12345');
  lockFolder(folder).release();
});

test('a damaged lock holds nothing', () => {
  writeFileSync(lockFile(), '{"pid": 12');
  const lock = lockFolder(folder);
  expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(process.pid);
  lock.release();
});
