import { expect, test } from 'vitest';
import { z } from 'zod';
import { Invalid, NotFound, Refused } from '../platform/access/errors.ts';
import { problemsOf } from './form-problems.server.ts';

const messages = {
  'name-missing': { field: 'name', text: 'Saisissez le nom.' },
  'too-late': { text: ({ day }: Record<string, unknown>) => `C’était jusqu’au ${day}.` },
};
const invalid = (schema: z.ZodType, value: unknown) => new Invalid(schema.safeParse(value).error!);

test('an input that does not fit is told at its field, in its words', () => {
  const error = invalid(z.object({ who: z.object({ name: z.string('name-missing') }) }), { who: {} });
  expect(problemsOf(error, { messages })).toEqual({
    errors: [{ field: 'name', message: 'Saisissez le nom.' }],
    byField: { name: 'Saisissez le nom.' },
  });
});

test('a rule that refuses is told for the whole form when it is about no field', () => {
  expect(problemsOf(new Refused('too-late', { day: 'lundi' }), { messages })).toEqual({
    errors: [{ message: 'C’était jusqu’au lundi.' }],
    byField: {},
  });
});

test('a form may name its fields otherwise', () => {
  expect(problemsOf(new Refused('name-missing'), { messages, rename: { name: 'nom' } }).byField).toEqual({
    nom: 'Saisissez le nom.',
  });
});

test('a code without words still gets a sentence, once', () => {
  const error = invalid(z.object({ age: z.number() }), { age: 'x' });
  expect(problemsOf(error, { messages }).errors).toEqual([
    { field: 'age', message: 'Cette valeur n’est pas acceptée. Corrigez-la.' },
  ]);
});

test('what is missing or forbidden is nobody’s form error', () => {
  expect(() => problemsOf(new NotFound(), { messages })).toThrow(NotFound);
});

test('nor is an address that names nobody', () => {
  const error = invalid(z.object({ personId: z.uuid() }), { personId: 'x' });
  expect(() => problemsOf(error, { messages })).toThrow(Invalid);
});
