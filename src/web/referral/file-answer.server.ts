import type { ReferralFile } from '../../domain/referral/views.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { fileTypes } from '../../platform/files/inspect-file.ts';
import type { Runtime } from '../../platform/runtime.ts';

/**
 * A document, to be kept and never shown inside a page of ours: whatever it holds, it acts in nobody's name here.
 */
export async function fileAnswer({ files }: Pick<Runtime, 'files'>, file: ReferralFile): Promise<Response> {
  const bytes = await files.get(file.id);
  if (!bytes) throw new NotFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': fileTypes[file.type].mime,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
