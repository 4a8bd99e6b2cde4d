import type { StoredFile } from './file-store.ts';

/** Of the XML that S3 answers with, the few elements that Relais reads: their names are fixed, none is nested in one of its kind. */
const textsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => plain(text));

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });

/** « NoSuchBucket »: why S3 refused, when it says it. */
export function s3CodeIn(body: Uint8Array): string | undefined {
  return /<Code>([A-Za-z0-9.]{1,60})<\/Code>/.exec(Buffer.from(body).toString())?.[1];
}

/** A page of ListObjectsV2; `next`: the token of the page after it. Null when it is no such page. */
export function listedIn(body: Uint8Array): { files: StoredFile[]; next: string | null } | null {
  const xml = Buffer.from(body).toString();
  if (!/<ListBucketResult[\s>]/.test(xml)) return null;
  const files = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, one = '']) => ({
    id: textsOf(one, 'Key')[0] ?? '',
    writtenAt: Date.parse(textsOf(one, 'LastModified')[0] ?? ''),
  }));
  const [isTruncated] = textsOf(xml, 'IsTruncated');
  const [next] = textsOf(xml, 'NextContinuationToken');
  const whole = isTruncated === 'false' || (isTruncated === 'true' && next);
  if (!whole || files.some(({ writtenAt }) => Number.isNaN(writtenAt))) return null;
  return { files, next: isTruncated === 'true' ? (next ?? null) : null };
}
