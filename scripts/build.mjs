import { ensureBuilt } from './ensure-built.mjs';

console.log(ensureBuilt());
