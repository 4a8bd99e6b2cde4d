import { fold } from '../../platform/text/fold.ts';
import { readCivility } from './parse-civility.ts';
import { type NameReading, readFamilyName, readFullName, tidyName } from './parse-name.ts';
import type { RowReader } from './row-reader.ts';
import type { RowValues } from './row-values.ts';

/** Lengths are those of person/inputs.ts. */
const LONGEST_NAME = 100;

export function readIdentity(reader: RowReader): RowValues {
  const names = { ...readBothInOne(reader), ...readSeparate(reader) };
  if (names.usedName === undefined && names.birthName === undefined)
    reader.report('name-missing', 'usedName', null);
  else if (names.givenName === undefined) reader.report('given-name-missing', 'givenName', null);
  if ([names.usedName, names.birthName, names.givenName].some((name) => (name?.length ?? 0) > LONGEST_NAME))
    reader.report('name-too-long', 'usedName', null, { max: LONGEST_NAME });
  return { ...names, ...readWhichCivility(reader) };
}

function readBothInOne(reader: RowReader): RowValues {
  for (const [field, order] of [
    ['familyThenGiven', 'family-first'],
    ['givenThenFamily', 'given-first'],
  ] as const) {
    const cell = reader.first(field);
    if (!cell) continue;
    const { guessed, ...names } = readFullName(cell.text, order);
    if (guessed) {
      const params = { family: names.birthName ?? names.usedName ?? '', given: names.givenName ?? '' };
      reader.report('name-split', field, cell.column, params);
    }
    return names;
  }
  return {};
}

function readSeparate(reader: RowReader): RowValues {
  const used = reader.first('usedName');
  const birth = reader.first('birthName');
  const given = reader.first('givenName');
  const fromUsed: NameReading = used && hasLetter(used.text) ? readFamilyName(used.text) : {};
  const birthName = birth && hasLetter(birth.text) ? tidyName(birth.text) : fromUsed.birthName;
  const same =
    birthName !== undefined && fromUsed.usedName !== undefined && fold(birthName) === fold(fromUsed.usedName);
  return {
    ...(fromUsed.usedName === undefined || same ? {} : { usedName: fromUsed.usedName }),
    ...(birthName === undefined ? {} : { birthName }),
    ...(given && hasLetter(given.text) ? { givenName: tidyName(given.text) } : {}),
  };
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

function readWhichCivility(reader: RowReader): RowValues {
  const cell = reader.first('civility');
  if (!cell) return {};
  const civility = readCivility(cell.text);
  if (civility) return { civility };
  reader.report('civility-unknown', 'civility', cell.column, { value: cell.text });
  return {};
}
