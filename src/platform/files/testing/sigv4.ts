import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const sha256 = (words: string | Uint8Array) => createHash('sha256').update(words).digest('hex');
const hmac = (key: string | Uint8Array, words: string) => createHmac('sha256', key).update(words).digest();

/**
 * Whether a request is signed as it was received, for the host that it names and the bytes that it holds. Written from AWS's own description,
 * and not from the library that signs: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function isSigned(
  { method, url, headers }: IncomingMessage,
  body: Uint8Array,
  secret: string,
): boolean {
  const { pathname, searchParams } = new URL(url ?? '', 'http://any');
  const [, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const query = [...searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const signed = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, pathname, query.join('&'), signed.join(''), names, sha256(body)].join('\n');
  const words = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Uint8Array>((k, part) => hmac(k, part), `AWS4${secret}`);
  return names.split(';').includes('host') && signature === hmac(key, words).toString('hex');
}
