import { expect, test } from 'vitest';
import { wholeCast } from './whole-cast.ts';

test('45 organisations, 120 professionals, each with an address of their own and a team that somebody manages', () => {
  const { organisations, accounts, bodies } = wholeCast();
  expect(new Set(organisations.map(({ name }) => name)).size).toBe(45);
  expect(new Set(accounts.map(({ key }) => key)).size).toBe(120);
  for (const { key, name } of organisations) {
    const team = accounts.filter(({ organisation }) => organisation === key);
    expect(team.length, name).toBeGreaterThan(0);
    expect(
      team.some(({ roles }) => roles.includes('manager')),
      name,
    ).toBe(true);
  }
  for (const { leads, body } of bodies)
    for (const lead of Object.keys(leads))
      expect(accounts.find(({ key }) => key === lead)?.organisation, lead).toBe(body);
});
