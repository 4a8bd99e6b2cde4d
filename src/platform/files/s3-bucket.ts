import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { type FileStore, fileName, isFileName, type StoredFile } from './file-store.ts';
import { listedIn, s3CodeIn } from './s3-answers.ts';
import { StoreFailed } from './store-failed.ts';

export interface Bucket {
  /** Where its objects are, without a final slash: `https://server/bucket`, or `https://bucket.server`. */
  readonly url: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

export interface Patience {
  /** Of one question, its answer read to the end. */
  readonly timeoutMs: number;
  /** A server that is down, slow or overrun is asked again, this many times in all. */
  readonly tries: number;
  /** Before the second try; doubled before each of the next. */
  readonly pauseMs: number;
}

const PATIENCE: Patience = { timeoutMs: 10_000, tries: 3, pauseMs: 250 };

/**
 * Files in a bucket of any server that speaks S3 (AWS, Scaleway, OVHcloud, Outscale, MinIO, Garage, Ceph…), under their ids. Of S3, four
 * questions: PutObject, GetObject, DeleteObject, ListObjectsV2 (https://docs.aws.amazon.com/AmazonS3/latest/API/). Throws StoreFailed.
 */
export function s3Bucket(bucket: Bucket, patience: Partial<Patience> = {}): FileStore {
  const ask = asker(bucket, { ...PATIENCE, ...patience });
  return {
    async put(id, bytes) {
      await ask({ method: 'PUT', path: `/${fileName(id)}`, body: bytes });
    },
    get: (id) => ask({ method: 'GET', path: `/${fileName(id)}` }),
    async remove(id) {
      await ask({ method: 'DELETE', path: `/${fileName(id)}` });
    },
    list: () => objectsIn(ask),
  };
}

/** A thousand at a time, as the server gives them. Whatever else lies in the bucket is none of ours. */
async function* objectsIn(ask: Ask): AsyncIterable<StoredFile> {
  for (let next: string | null = ''; next !== null; ) {
    const from: string = next === '' ? '' : `&continuation-token=${encodeURIComponent(next)}`;
    const body = await ask({ method: 'GET', path: `?list-type=2${from}` });
    const page = body && listedIn(body);
    if (!page) throw new StoreFailed('malformed');
    for (const file of page.files) if (isFileName(file.id)) yield file;
    next = page.next;
  }
}

interface Question {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** After the bucket's address. */
  readonly path: string;
  readonly body?: Uint8Array;
}

/** Null when there is no such object. */
type Ask = (question: Question) => Promise<Uint8Array | null>;

/** Each question may be asked again: an object is written once, and gone once. */
function asker(bucket: Bucket, { timeoutMs, tries, pauseMs }: Patience): Ask {
  return async (question) => {
    for (let tried = 1; ; tried++) {
      try {
        return await askOnce(bucket, question, timeoutMs);
      } catch (error) {
        if (!(error instanceof StoreFailed) || !error.mayPass || tried >= tries) throw error;
      }
      await pause(pauseMs * 2 ** (tried - 1));
    }
  };
}

async function askOnce(bucket: Bucket, question: Question, timeoutMs: number): Promise<Uint8Array | null> {
  const { status, body } = await answerTo(await signed(bucket, question), timeoutMs);
  if (status >= 200 && status < 300) return body;
  const code = s3CodeIn(body);
  if (code === 'NoSuchKey') return null;
  const overrun = status >= 500 || status === 429 || status === 408 || code === 'RequestTimeout';
  throw new StoreFailed(overrun ? 'failing' : 'refused', { status, code });
}

/** The body is part of what is signed: on a network without TLS too, what is stored is what was sent. */
function signed({ url, region, key, secret }: Bucket, { method, path, body }: Question) {
  return new AwsV4Signer({
    method,
    url: `${url}${path}`,
    headers: {
      'x-amz-content-sha256': createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
    },
    body: body ? new Uint8Array(body) : null,
    accessKeyId: key,
    secretAccessKey: secret,
    region,
    service: 's3',
  }).sign();
}

async function answerTo({ url, ...request }: Awaited<ReturnType<typeof signed>>, timeoutMs: number) {
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      redirect: 'manual', // a signature is of one address
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    const silent = error instanceof Error && error.name === 'TimeoutError';
    throw new StoreFailed(silent ? 'silent' : 'unreachable', { cause: error });
  }
}
