import { check } from './check.ts';
import { importPeople } from './import-people.ts';
import { migrateVerb } from './migrate.ts';
import type { Verb } from './verb.ts';

/** Every verb, in the order of the help. A new one is a file here beside and a line in this list. */
export const verbs: readonly Verb[] = [migrateVerb, importPeople, check];
