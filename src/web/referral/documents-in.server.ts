import type { GivenFile } from '../../domain/referral/store-files.server.ts';

/** Those that were chosen: a form without any sends an empty one. */
export const documentsOf = (form: FormData): File[] =>
  form.getAll('documents').filter((one): one is File => one instanceof File && one.name !== '');

export const documentsIn = (form: FormData): Promise<GivenFile[]> =>
  Promise.all(
    documentsOf(form).map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
