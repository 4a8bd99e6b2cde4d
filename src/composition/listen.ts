import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { StartRefused } from '../platform/start-refused.ts';
import type { App } from './app.ts';

export interface Door {
  port: number;
  /** Until then every request is answered 503 « démarre ». */
  open(app: App): void;
  close(): Promise<void>;
}

const REFUSALS: Record<string, string> = {
  EADDRINUSE: 'est déjà utilisé par un autre programme',
  EACCES: 'est réservé à l’administrateur de la machine',
  EADDRNOTAVAIL: 'n’existe pas sur cette machine',
  ENOTFOUND: 'n’existe pas sur cette machine',
};

/** Takes the address first, so that a port already in use stops the start before anything else is touched. */
export async function listen(host: string, port: number): Promise<Door> {
  let app: App = {
    fetch: () => Response.json({ status: 'starting' }, { status: 503, headers: { 'retry-after': '2' } }),
  };
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request) }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    const why = REFUSALS[error.code ?? ''];
    if (!why) throw error;
    const what = error.code === 'EADDRINUSE' || error.code === 'EACCES' ? `PORT ${port}` : `HOST ${host}`;
    throw new StartRefused('address', `${what} ${why} : donnez une autre valeur à cette variable.`);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    open(opened) {
      app = opened;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  };
}
