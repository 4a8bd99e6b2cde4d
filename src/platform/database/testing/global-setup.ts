import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../embedded.ts';
import { readPostmaster, stopServer } from '../embedded-server.ts';
import { lockFolder } from '../folder-lock.ts';
import { buildTemplate, dropDatabase } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server, as the owner. */
    serverUrl: string;
    template: string;
  }
}

/**
 * One server for the whole run: TEST_DATABASE_URL (the owner's address on another PostgreSQL) or an ephemeral one of our
 * own. The template is built from the migrations and data of this checkout.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { ownerUrl: given, stop: async () => undefined } : await ephemeralServer();
  try {
    const template = await buildTemplate(server.ownerUrl);
    project.provide('serverUrl', server.ownerUrl);
    project.provide('template', template);
    return async () => {
      if (given) await dropDatabase(given, template);
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

const PREFIX = 'relais-test-';

async function ephemeralServer() {
  await sweepKilledRuns();
  const dataDir = mkdtempSync(path.join(tmpdir(), PREFIX));
  chmodSync(dataDir, 0o711); // run by root, PostgreSQL's user must pass through
  const server = await startEmbedded({ dataDir, ephemeral: true, tell: console.log });
  return {
    ownerUrl: server.ownerUrl,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server and its folder behind. Young folders may be of a run that is just starting. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name);
    try {
      if (Date.now() - statSync(folder).mtimeMs < 60_000) continue;
      lockFolder(folder);
    } catch {
      continue; // a run under way, or one of another user
    }
    const server = readPostmaster(path.join(folder, 'postgres'));
    if (server) await stopServer(server.pid, 'immediate');
    rmSync(folder, { recursive: true, force: true });
  }
}
