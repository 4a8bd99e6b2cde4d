import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Runtime } from '../../platform/runtime.ts';
import type { App } from '../app.ts';

/**
 * The application as it is built for production, on a test's database: requests go through `fetch`, no port is opened.
 * A form that is posted needs `origin: 'http://localhost'` among its headers, as browsers send it.
 */
export async function builtApp(runtime: Runtime): Promise<App> {
  const folder = execFileSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' }).trim();
  const server = (await import(
    /* @vite-ignore */ pathToFileURL(path.join(folder, 'server/index.js')).href
  )) as typeof import('../../server.ts');
  return server.createApp({ runtime });
}
