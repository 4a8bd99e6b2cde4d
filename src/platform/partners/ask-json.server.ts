import type { z } from 'zod';

/**
 * Why a partner's service gave no answer: it refused the question (4xx), failed (5xx), said nothing in time, could not be reached, or
 * said something that is not what it documents.
 */
export type PartnerFailure = 'refused' | 'failing' | 'silent' | 'unreachable' | 'malformed';

export type PartnerAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: PartnerFailure };

const TIMEOUT_MS = 4_000;
const LARGEST_BYTES = 1_000_000;

/** One question to a service of the network, outside of any transaction; never throws, and never waits for long. */
export async function askJson<T>(
  url: URL,
  shape: z.ZodType<T>,
  { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number | undefined } = {},
): Promise<PartnerAnswer<T>> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'user-agent': 'Relais' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return failed(response.status >= 500 ? 'failing' : 'refused');
    }
    const text = await readText(response);
    const parsed = text === null ? null : shape.safeParse(JSON.parse(text));
    return parsed?.success ? { ok: true, value: parsed.data } : failed('malformed');
  } catch (error) {
    if (error instanceof SyntaxError) return failed('malformed');
    return failed(error instanceof Error && error.name === 'TimeoutError' ? 'silent' : 'unreachable');
  }
}

const failed = (why: PartnerFailure) => ({ ok: false, why }) as const;

/** null: larger than any answer that is expected. */
async function readText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
