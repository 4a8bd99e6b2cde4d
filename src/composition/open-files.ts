import path from 'node:path';
import type { Config } from '../platform/config/config.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { localFolder } from '../platform/files/local-folder.ts';
import { s3Bucket } from '../platform/files/s3-bucket.ts';

type Place = Pick<Config, 'bucket' | 'dataDir'>;

export const openFiles = ({ bucket, dataDir }: Place): FileStore =>
  bucket ? s3Bucket(bucket) : localFolder(filesFolder(dataDir));

/** Where whoever saves the database finds the documents too. */
export const filesPlace = ({ bucket, dataDir }: Place): string => bucket?.url ?? filesFolder(dataDir);

const filesFolder = (dataDir: string) => path.join(dataDir, 'files');
