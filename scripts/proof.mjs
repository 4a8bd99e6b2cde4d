// npm run proof -- <name>: the long proofs that npm test keeps small versions of.
import { runNamed } from './run-named.mjs';

await runNamed('proof', process.argv.slice(2));
