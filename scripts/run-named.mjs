// What `npm run proof -- <name>` and `npm run bench -- <name>` share: a folder of TypeScript files, one per name, each
// exporting `main(args)`.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './project.mjs';

export async function runNamed(folder, argv) {
  const [name, ...args] = argv;
  const file = path.join(root, folder, `${name}.ts`);
  if (!name || !/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(file)) {
    const names = existsSync(folder)
      ? readdirSync(folder).filter((entry) => /^[a-z0-9-]+\.ts$/.test(entry))
      : [];
    console.error(`Noms connus : ${names.map((entry) => entry.replace(/\.ts$/, '')).join(', ') || 'aucun'}.`);
    process.exit(2);
  }
  const module = await import(pathToFileURL(file));
  process.exitCode = (await module.main(args)) ?? 0;
}
