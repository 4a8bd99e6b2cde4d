import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replaceAll('"', "'");

/** The declarations of the first rule whose selector ends with `selector`, after `from`. */
function declarations(selector: string, from = 0): Record<string, string> {
  const start = css.indexOf(`${selector} {`, from);
  if (start < 0) throw new Error(`no rule ${selector} in tokens.css`);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!.trim()]));
}

const light = declarations(':root');
const dark = { ...light, ...declarations(":root[data-theme='dark']") };
const person = declarations("[data-space='person']");
const moreContrast = declarations(":root:not([data-theme='light'])", css.indexOf('prefers-contrast: more'));

function colour(theme: Record<string, string>, name: string): [number, number, number] {
  const value = theme[`--${name}`];
  const reference = value?.match(/^var\(--([\w-]+)\)$/)?.[1];
  if (reference) return colour(theme, reference);
  const hex = value?.match(/^#([0-9a-f]{6})$/)?.[1];
  if (!hex) throw new Error(`--${name} is not a plain colour: ${value}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
}

function luminance(rgb: [number, number, number]): number {
  const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG 2.2 contrast ratio. */
function contrast(theme: Record<string, string>, text: string, background: string): number {
  const [high, low] = [luminance(colour(theme, text)), luminance(colour(theme, background))].sort(
    (a, b) => b - a,
  );
  return (high! + 0.05) / (low! + 0.05);
}

const words: [text: string, background: string][] = [
  ...['paper', 'surface', 'surface-hover', 'plain-tint', 'primary-tint'].flatMap(
    (background): [string, string][] => [
      ['ink', background],
      ['ink-soft', background],
      ['primary', background],
      ['primary-strong', background],
    ],
  ),
  ...['relay-tint', 'ok-tint', 'warn-tint', 'danger-tint'].map((background): [string, string] => [
    'ink',
    background,
  ]),
  ...['info-word', 'relay-word', 'ok-word', 'warn-word', 'danger-word', 'plain-word'].flatMap(
    (word): [string, string][] => [
      [word, 'paper'],
      [word, 'surface'],
    ],
  ),
  ['info-word', 'primary-tint'],
  ['relay-word', 'relay-tint'],
  ['ok-word', 'ok-tint'],
  ['warn-word', 'warn-tint'],
  ['danger-word', 'danger-tint'],
  ['plain-word', 'plain-tint'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-strong'],
  ['on-relay', 'relay-fill'],
  ['on-relay', 'relay-fill-hover'],
  ['on-danger', 'danger-fill'],
  ['on-danger', 'danger-fill-hover'],
];

/** Borders of controls, the focus ring, icons and bars: WCAG 1.4.11 asks 3:1. */
const shapes: [shape: string, background: string][] = ['paper', 'surface'].flatMap(
  (background): [string, string][] => [
    ['line-strong', background],
    ['relay', background],
    ['relay-fill', background],
    ['ok', background],
    ['warn', background],
    ['danger', background],
    ['primary', background],
  ],
);

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, theme) => {
  test.each(words)('%s is read on %s', (text, background) => {
    expect(contrast(theme, text, background)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(words)('%s is read on %s at 7:1 in the person’s space', (text, background) => {
    expect(contrast({ ...theme, ...person }, text, background)).toBeGreaterThanOrEqual(7);
  });

  test.each(words)('%s is read on %s at 7:1 when more contrast is asked', (text, background) => {
    expect(contrast({ ...theme, ...moreContrast }, text, background)).toBeGreaterThanOrEqual(7);
  });

  test.each(shapes)('%s is seen on %s', (shape, background) => {
    expect(contrast(theme, shape, background)).toBeGreaterThanOrEqual(3);
  });
});

test('dark is the same by the system’s wish and by the person’s choice', () => {
  expect(declarations(":root:not([data-theme='light'])")).toEqual(declarations(":root[data-theme='dark']"));
});
