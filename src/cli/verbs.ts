import { check } from './check.ts';
import { demo } from './demo.ts';
import { importPeople } from './import-people.ts';
import { migrateVerb } from './migrate.ts';
import { openTerritory } from './open-territory.ts';
import type { Verb } from './verb.ts';

/** Every verb, in the order of the help. A new one is a file here beside and a line in this list. */
export const verbs: readonly Verb[] = [migrateVerb, demo, openTerritory, importPeople, check];
