import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Whether anything answers at an address of the Internet, whatever it answers. */
export interface LinkCheck {
  isAlive(url: string): Promise<boolean>;
}

const TIMEOUT_MS = 5_000;

interface Options {
  readonly timeoutMs?: number;
  /** Tests listen on this machine. */
  readonly anyAddress?: boolean;
}

/**
 * Asks for the page, as a browser would, and reads no more than that there is an answer: redirections are not followed. An address of
 * this machine or of its networks is never asked, whatever name leads to it: files come from anywhere.
 */
export function linkCheck({ timeoutMs = TIMEOUT_MS, anyAddress = false }: Options = {}): LinkCheck {
  return {
    isAlive: (text) =>
      new Promise((resolve) => {
        const url = URL.canParse(text) ? new URL(text) : null;
        const send = url && { 'http:': http.request, 'https:': https.request }[url.protocol];
        if (!url || !send) return resolve(false);
        if (!anyAddress && isLiteral(url.hostname) && !isPublicAddress(url.hostname.replace(/^\[|\]$/g, '')))
          return resolve(false);
        const request = send(
          url,
          {
            headers: { 'user-agent': 'Relais' },
            agent: false,
            signal: AbortSignal.timeout(timeoutMs),
            ...(!anyAddress && { lookup: publicLookup }),
          },
          (response) => {
            resolve(true);
            response.destroy();
          },
        );
        request.on('error', () => resolve(false));
        request.end();
      }),
  };
}

const isLiteral = (host: string) => host.startsWith('[') || /^[\d.]+$/.test(host);

/** Names that lead inside lead nowhere. */
const publicLookup: LookupFunction = (host, options, answer) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, []);
    const found = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = found;
    if (!first) return answer(Object.assign(new Error('not a public address'), { code: 'ENOTFOUND' }), []);
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
