import type { Imported } from './compare-rows.query.server.ts';
import { flowProblem } from './flow-messages.ts';
import type { RowMarks } from './keyed-hashes.server.ts';
import type { ReadablePerson } from './known-people.server.ts';
import type { MatchedRow } from './match-list.ts';
import { permitted } from './permitted.ts';
import type { AnalysedRow, StoredCandidate } from './stored-row.ts';

type Settled = Omit<AnalysedRow, 'rowNumber' | 'values' | 'problems'> & Pick<AnalysedRow, 'problems'>;

interface Around {
  readable: ReadonlyMap<string, ReadablePerson>;
  imported: ReadonlyMap<string, Imported>;
}

const nothing = { targetId: null, candidates: [], changes: [], keptBack: [] };

/**
 * What a row would do, once the rights of the importer and the earlier lists of the organisation are taken into account. A row
 * that says what the last list said changes nothing: what people corrected since then stays.
 */
export function settleRow({ row, outcome }: MatchedRow, marks: RowMarks, around: Around): Settled {
  const { problems } = row;
  if (outcome.kind === 'refused') return { ...nothing, outcome: 'refused', problems };
  const last = around.imported.get(marks.whole);
  if (last) {
    const targetId = around.readable.has(last.targetId) ? last.targetId : null;
    return { ...nothing, outcome: 'unchanged', targetId, problems };
  }
  const before = marks.identities.map((mark) => around.imported.get(mark)).find((one) => one !== undefined);
  if (before && !around.readable.has(before.targetId))
    return { ...nothing, outcome: 'refused', problems: [...problems, flowProblem('already-imported')] };
  switch (outcome.kind) {
    case 'create':
      return before
        ? { ...nothing, outcome: 'decision', problems, candidates: [importedBefore(before)] }
        : { ...nothing, outcome: 'create', problems };
    case 'decision':
      return { ...nothing, outcome: 'decision', problems, candidates: outcome.candidates };
    case 'unchanged':
      return { ...nothing, outcome: 'unchanged', targetId: outcome.personId, problems };
    case 'update': {
      const person = around.readable.get(outcome.personId);
      const { changes, keptBack } = person
        ? permitted(outcome.changes, person)
        : { changes: [], keptBack: [] };
      const kind = changes.length > 0 ? 'update' : 'unchanged';
      return { outcome: kind, targetId: outcome.personId, candidates: [], changes, keptBack, problems };
    }
  }
}

const importedBefore = ({ targetId }: Imported): StoredCandidate => ({
  personId: targetId,
  reasons: ['imported-before'],
});
