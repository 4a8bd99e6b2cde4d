// npm run bench -- <name>: measures; each figure is one line of JSON.
import { runNamed } from './run-named.mjs';

await runNamed('bench', process.argv.slice(2));
