import { backup } from './backup.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { exportOfferVerb } from './export-offer.ts';
import { importOfferVerb } from './import-offer.ts';
import { importPeople } from './import-people.ts';
import { importUndo } from './import-undo.ts';
import { migrateVerb } from './migrate.ts';
import { openTerritory } from './open-territory.ts';
import { restore } from './restore.ts';
import { tokenCreate, tokenList, tokenRevoke } from './token.ts';
import type { Verb } from './verb.ts';

/** Every verb, in the order of the help. A new one is a file here beside and a line in this list. */
export const verbs: readonly Verb[] = [
  migrateVerb,
  demo,
  openTerritory,
  importPeople,
  importOfferVerb,
  exportOfferVerb,
  importUndo,
  tokenCreate,
  tokenList,
  tokenRevoke,
  check,
  backup,
  restore,
];
