import { randomUUID } from 'node:crypto';
import { Refused } from '../../platform/access/errors.ts';
import { inspectFile } from '../../platform/files/inspect-file.ts';
import { StoreFailed } from '../../platform/files/store-failed.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { FILE_MB, MOST_FILES } from './codes.ts';
import { fileName, fileTitle } from './rules.ts';
import type { NewFiles } from './stored-files.ts';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Stores documents, then does the act whose row names them. One that may not be kept refuses them all, and the act. Killed in between, or
 * by an act that was done already, they are nobody's and are swept (file-retention.server.ts).
 */
export async function storeFiles<Result>(
  runtime: Runtime,
  given: readonly GivenFile[],
  act: (files: NewFiles) => Promise<Result>,
): Promise<Result> {
  if (given.length > MOST_FILES) throw new Refused('files_many');
  const inspected = await Promise.all(given.map(inspect));
  try {
    for (const { id, bytes } of inspected) await runtime.files.put(id, bytes);
    return await act(inspected.map(({ id, name, type, bytes }) => ({ id, name, type, size: bytes.length })));
  } catch (error) {
    // The sweep takes what was stored before the store went down.
    if (error instanceof StoreFailed) {
      runtime.log.error({ err: error }, 'files could not be stored');
      throw new Refused('files_down');
    }
    await Promise.allSettled(inspected.map(({ id }) => runtime.files.remove(id)));
    throw error;
  }
}

/** Its id is no v7: it names the file where it lies, and tells no date. */
async function inspect({ name, bytes }: GivenFile) {
  const found = await inspectFile(bytes, FILE_MB * 1024 * 1024);
  if ('fault' in found) throw new Refused(found.fault, { name: fileTitle(name) });
  return { id: randomUUID(), name: fileName(name, found.type), type: found.type, bytes: found.bytes };
}
