import { dataInclusionApi } from './data-inclusion/api.ts';
import { ownApi } from './own/api.ts';

/** All that other systems may read. */
export const APIS = [dataInclusionApi, ownApi] as const;
