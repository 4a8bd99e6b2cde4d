// npm run demo:build: writes demo/dump again.
import path from 'node:path';
import { runnerImport } from 'vite';
import { root } from './project.mjs';

const { module } = await runnerImport(path.join(root, 'demo/make-dump.ts'), { configFile: false, root });
await module.main(process.argv.slice(2));
