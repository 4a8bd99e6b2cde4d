import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

/** What the partner does with the next question. */
export type Behaviour =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | 'says nothing'
  | 'breaks off';

export interface LocalPartner {
  url: string;
  /** Path and query of each question. */
  asked: string[];
  next: Behaviour | ((path: string) => Behaviour);
}

/** A server of this machine that answers as a partner of the network would: bodies are sent as JSON, texts as they are. */
export function useLocalPartner(): LocalPartner {
  const partner: LocalPartner = { url: '', asked: [], next: { status: 200, body: {} } };
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      partner.asked.push(path);
      const behaviour = typeof partner.next === 'function' ? partner.next(path) : partner.next;
      if (behaviour === 'says nothing') return;
      if (behaviour === 'breaks off') return request.socket.destroy();
      const { status, body, headers } = behaviour;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    partner.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    partner.asked = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return partner;
}
