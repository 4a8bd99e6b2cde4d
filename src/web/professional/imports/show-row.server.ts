import { type Change, type ChangedField, changedLabels } from '../../../domain/import/changes.ts';
import { candidateReason, problemMessage } from '../../../domain/import/flow-messages.ts';
import type { ShownCandidate, ShownRow } from '../../../domain/import/import-rows.query.server.ts';
import { namesToRecord } from '../../../domain/import/row-values.ts';
import { type ListedDate, meetingWords, readListedDate } from '../../../domain/listed-date/rules.ts';
import { civilityLabels, statusKinds } from '../../../domain/person/codes.ts';
import { formatPhone } from '../../../domain/person/read-phone.server.ts';
import { communeLookup } from '../../../domain/territory/commune-lookup.server.ts';
import { formatDate, joinList } from '../../ui/format.ts';
import type { RowShown } from './row-shown.ts';

export function showRow(row: ShownRow): RowShown {
  const { values } = row;
  const undone = row.takenBack === 'removed' || row.takenBack === 'restored';
  return {
    rowNumber: row.rowNumber,
    name: nameOf(row),
    born: values.birthDate ? formatDate(values.birthDate) : null,
    outcome: row.outcome,
    result: row.result,
    takenBack: row.takenBack,
    personId: row.targetId,
    facts: !undone && (row.outcome === 'create' || row.decision === 'create') ? factsOf(row) : [],
    changes: (undone ? [] : row.changes).map(({ field, old, new: next }) => ({
      label: changedLabels[field],
      old: old === null ? null : inWords(field, old),
      new: inWords(field, next),
    })),
    keptBack: row.keptBack.length > 0 ? joinList(row.keptBack.map(keptBackWords)) : null,
    problems: row.problems.map(problemMessage),
    candidates: row.candidates.map(candidateShown),
    decided: decidedWords(row),
  };
}

function nameOf({ values, rowNumber }: ShownRow): string {
  const { familyName, usedName } = namesToRecord(values);
  const family = usedName ? `${usedName} (née ${familyName})` : familyName;
  const words = [values.givenName, family].filter(Boolean).join(' ');
  return words === '' ? `Ligne ${rowNumber}, sans nom` : withGender(words, values.civility);
}

const withGender = (words: string, civility: string | undefined): string =>
  civility === 'monsieur' ? words.replace('(née ', '(né ') : words;

function factsOf({ values }: ShownRow): string[] {
  const place = [values.addressLine, [values.postalCode, values.communeName].filter(Boolean).join(' ')];
  return [
    values.civility && civilityLabels[values.civility],
    values.phone && formatPhone(values.phone),
    values.email,
    place.filter(Boolean).join(', '),
    ...(values.statuses ?? []).map((code) => statusKinds[code].label),
    values.statuses && values.statusUntil && `fin du droit prévue le ${formatDate(values.statusUntil)}`,
    values.enteredOn && `entrée le ${formatDate(values.enteredOn)}`,
    values.lastContactOn && `dernier contact le ${formatDate(values.lastContactOn)}`,
    values.nextMeetingOn && `rendez-vous ${meetingShown(values)}`,
    values.contractUntil && `contrat jusqu’au ${formatDate(values.contractUntil)}`,
    values.dueOn && `échéance le ${formatDate(values.dueOn)}`,
    values.informedOn ? `information faite le ${formatDate(values.informedOn)}` : 'information à faire',
  ].filter((fact): fact is string => Boolean(fact));
}

const meetingShown = ({ nextMeetingOn: on, nextMeetingTime, nextMeetingWith }: ShownRow['values']): string =>
  on ? `le ${dateShown({ on, time: nextMeetingTime ?? null, withWhom: nextMeetingWith ?? null })}` : '';

const dateShown = (date: ListedDate): string =>
  [formatDate(date.on), meetingWords(date)].filter(Boolean).join(' ');

function inWords(field: ChangedField, value: string): string {
  switch (field) {
    case 'birthDate':
    case 'informedOn':
    case 'statusUntil':
    case 'lastContactOn':
    case 'contractUntil':
    case 'dueOn':
      return formatDate(value);
    case 'nextMeeting':
      return dateShown(readListedDate(value));
    case 'civility':
      return civilityLabels[value as keyof typeof civilityLabels] ?? value;
    case 'phone':
      return formatPhone(value);
    case 'communeCode':
      return communeName(value);
    case 'statuses':
      return joinList(
        value.split(' ').map((code) => statusKinds[code as keyof typeof statusKinds]?.label ?? code),
      );
    default:
      return value;
  }
}

function communeName(code: string): string {
  const found = communeLookup().resolve({ inseeCode: code });
  return found.kind === 'found' ? found.commune.name : code;
}

const keptBackWords = ({ field, new: next }: Change): string =>
  `${changedLabels[field].toLowerCase()} (${inWords(field, next)})`;

function candidateShown(candidate: ShownCandidate): RowShown['candidates'][number] {
  const reasons = candidate.reasons.map(candidateReason).join('\u202f; ');
  if ('row' in candidate) return { personId: null, label: `Ligne ${candidate.row} de ce fichier`, reasons };
  const { name, birthDate, communeName: commune } = candidate;
  const details = [birthDate && `naissance le ${formatDate(birthDate)}`, commune].filter(Boolean).join(', ');
  return { personId: candidate.personId, label: details ? `${name}, ${details}` : name, reasons };
}

function decidedWords({ decision, targetId, candidates }: ShownRow): string | null {
  if (decision === null) return null;
  if (decision === 'create') return 'Nouvelle personne';
  if (decision === 'skip') return 'Laissée de côté';
  const same = candidates.find((one) => 'personId' in one && one.personId === targetId);
  return `Même personne que ${same && 'name' in same ? same.name : 'celle déjà connue'}`;
}
