import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Runtime } from '../../platform/runtime.ts';
import type { App } from '../app.ts';

/** What the production build exports; it is built first where it is not up to date. */
export async function builtServer(): Promise<typeof import('../../server.ts')> {
  const folder = execFileSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' }).trim();
  return import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'server/index.js')).href);
}

/**
 * The application as it is built for production, on a test's database: requests go through `fetch`, no port is opened.
 * A form that is posted needs `origin: 'http://localhost'` among its headers, as browsers send it.
 */
export async function builtApp(runtime: Runtime): Promise<App> {
  return (await builtServer()).createApp({ runtime });
}
