import type { Context, MiddlewareHandler } from 'hono';

interface Limit {
  bytes: number;
  answer: (c: Context) => Response | Promise<Response>;
}

/**
 * Refuses what is larger, and listens to the end before it says so: a browser whose sending is cut shows its own page of error and not
 * ours. Nothing of it is kept. `bodyLimit()` of Hono answers at once, and leaves a body whose length was not said half read.
 */
export function limitBody({ bytes, answer }: Limit): MiddlewareHandler {
  return async (c, next) => {
    const { body, headers } = c.req.raw;
    if (!body) return next();
    const said = headers.has('transfer-encoding') ? null : headers.get('content-length');
    if (said !== null && Number(said) <= bytes) return next();
    const kept = await read(body, said === null ? bytes : 0);
    if (kept === null) return answer(c);
    c.req.raw = new Request(c.req.raw, { body: kept });
    return next();
  };
}

/** Whoever sends more than that is cut. */
const LISTENED_TO = 1024 * 1024 * 1024;

/** Null when there was more than `most`. */
async function read(body: ReadableStream<Uint8Array>, most: number): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
    if (size > LISTENED_TO) break;
  }
  return size > most ? null : Buffer.concat(chunks);
}
