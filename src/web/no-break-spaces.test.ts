import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

// A colon or a quotation mark that a narrow screen parts from its word begins the next line alone.

const LOOSE = /\S\s+(?=[:;?!»](?:[\s<,.)”’]|$))|«\s/u;
const BEGINS = /^ [:;?!»](?:\s|$)/u;
const NO_BREAK = /[\u00a0\u202f]/gu;

interface Node {
  readonly type?: string;
  readonly start: number;
  readonly end: number;
}

/** What people read in a source: texts between tags, sentences between quotes; never code, never comments. */
function textsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, start, end } = node as Node;
    if (type === 'JSXText' || type === 'Literal' || type === 'TemplateElement')
      texts.push(code.slice(start, end));
    else if (!type?.startsWith('Import')) Object.values(node).forEach(visit);
  };
  visit(parseSync(file, code).program);
  return texts;
}

/** No-break spaces are letters here: written as such, or by their escape. */
const isLoose = (text: string): boolean => {
  const read = text.replaceAll('\\u00a0', '\u00a0').replaceAll('\\u202f', '\u202f').replace(NO_BREAK, '_');
  return LOOSE.test(read) || BEGINS.test(read);
};

test('what stands before « : ; ? ! » or inside quotation marks is a no-break space, in every page and mail', () => {
  const files = [...globSync('src/**/*.tsx'), ...globSync('src/**/mails.ts')].filter(
    (file) => !file.includes('.test.'),
  );
  expect(files.length).toBeGreaterThan(200);
  const loose = files.flatMap((file) =>
    textsOf(file)
      .filter(isLoose)
      .map((text) => `${file}: ${text.trim()}`),
  );
  expect(loose).toEqual([]);
});

test('an ordinary space is seen, a no-break space is not', () => {
  for (const text of ['Ceci : cela', 'Vraiment ?', '« oui »', 'deux\n  ; trois', ' : suite', '«\u00a0oui »'])
    expect([text, isLoose(text)]).toEqual([text, true]);
  for (const text of ['Ceci\u00a0: cela', '«\\u00a0oui\\u00a0»', '«\u202foui\u202f»', 'à 14:30'])
    expect([text, isLoose(text)]).toEqual([text, false]);
});

test('an attribute of JSX holds the space itself: its escape would be read as it is written', () => {
  const written = globSync('src/**/*.tsx').flatMap(
    (file) => readFileSync(file, 'utf8').match(/\s[a-zA-Z-]+="[^"{}`']*\\u00a0[^"]*"/g) ?? [],
  );
  expect(written).toEqual([]);
});
