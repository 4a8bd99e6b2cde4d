/** Where bytes lie outside the database. An id is drawn at random and written once; the store is told nothing else of a file. */
export interface FileStore {
  /** Once it has answered, the file outlives a crash. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such file, or when what is there is not what was put. */
  get(id: string): Promise<Uint8Array | null>;
  /** Nothing happens when it is gone already. */
  remove(id: string): Promise<void>;
  /** All that is there, what a killed process left half written included. */
  list(): AsyncIterable<StoredFile>;
}

export interface StoredFile {
  readonly id: string;
  /** Milliseconds since 1970, by the clock of where it lies. */
  readonly writtenAt: number;
}

/** An id, or what was being written under it. */
const NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.new)?$/;

export const isFileName = (name: string): boolean => NAME.test(name);

/** The same: never a way out of the folder, nor to another object of the bucket. */
export function fileName(id: string): string {
  if (!isFileName(id)) throw new Error('not the id of a file');
  return id;
}
