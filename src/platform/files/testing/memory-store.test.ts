import { keepsFiles } from './file-store-contract.ts';
import { memoryStore } from './memory-store.ts';

keepsFiles(memoryStore);
