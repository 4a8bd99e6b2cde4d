import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { verbs } from '../cli/verbs.ts';
import { environmentVariables } from '../platform/config/config.ts';

const read = (file: string) => readFileSync(file, 'utf8');

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => ending.test(file) && statSync(file).isFile());
}

const pages = ['README.md', ...filesUnder('docs', /\.md$/)];

/** The first cell of every row of the tables under a title. */
function firstCells(text: string, title: RegExp): string[] {
  const part = text.split(/^## /m).find((section) => title.test(section.split('\n')[0] ?? '')) ?? '';
  return [...part.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

describe('the operator’s guide', () => {
  const guide = read('docs/operator.md');

  test('describes every variable that Relais reads, and no other', () => {
    expect(firstCells(guide, /^Les variables/).sort()).toEqual([...environmentVariables].sort());
  });

  test('describes every verb, and no other', () => {
    expect(firstCells(guide, /^La commande/).sort()).toEqual(verbs.map(({ name }) => name).sort());
  });
});

test('every dependency has its line, and no line outlives its dependency', () => {
  const { dependencies, devDependencies, optionalDependencies } = packageJson;
  const installed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const page = read('docs/dependencies.md');
  const told = [...firstCells(page, /^Running/), ...firstCells(page, /^Building/)];
  expect(told.sort()).toEqual(installed.sort());
});

test('every script of package.json that names a file finds it', () => {
  const files = Object.values(packageJson.scripts).flatMap(
    (line) => line.match(/scripts\/[\w-]+\.mjs/g) ?? [],
  );
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

/** As GitHub makes the anchor of a title. */
const anchorOf = (title: string) =>
  title
    .replaceAll(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string) =>
  [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    anchorOf(title),
  );

test.each(pages)('%s links to files and titles that exist', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const broken = links.filter((link) => {
    if (/^(https?|mailto):/.test(link)) return false;
    const [file = '', anchor] = decodeURIComponent(link).split('#');
    const target = file === '' ? page : path.join(path.dirname(page), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

/** What people read is in the sources of screens and in the tables of words of the domain. */
const screens = filesUnder('src', /(?<!\.test)\.tsx?$/)
  .map(read)
  .join('\n')
  .replaceAll(/\s+/g, ' ');

// In the guides bold means: this is written on the screen.
test.each(pages.filter((page) => page.startsWith('docs/guide/')))(
  '%s quotes words that screens say',
  (page) => {
    const quoted = [...read(page).matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) =>
      words.replaceAll(/\s+/g, ' '),
    );
    expect(quoted.filter((words) => !screens.includes(words))).toEqual([]);
  },
);
