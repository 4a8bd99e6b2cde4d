import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limitBody } from './limit-body.ts';

const LIMIT = 1000;
const app = new Hono();
app.use(limitBody({ bytes: LIMIT, answer: (c) => c.text('trop', 413) }));
app.post('*', async (c) => c.text(String((await c.req.raw.arrayBuffer()).byteLength)));

/** So many bytes, and how many were taken. */
function sending(bytes: number, announced: boolean) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = Math.min(100, bytes - taken);
      if (chunk === 0) return controller.close();
      taken += chunk;
      controller.enqueue(new Uint8Array(chunk));
    },
  });
  const headers = announced ? { 'content-length': String(bytes) } : { 'transfer-encoding': 'chunked' };
  const request = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
  return { answer: () => app.fetch(request), taken: () => taken };
}

test.each([true, false])('what fits is read whole (length announced: %s)', async (announced) => {
  const answer = await sending(LIMIT, announced).answer();
  expect([answer.status, await answer.text()]).toEqual([200, String(LIMIT)]);
});

test.each([true, false])(
  'what does not is heard to the end, then refused (length announced: %s)',
  async (announced) => {
    const large = sending(50 * LIMIT, announced);
    const answer = await large.answer();
    expect([answer.status, await answer.text(), large.taken()]).toEqual([413, 'trop', 50 * LIMIT]);
  },
);
