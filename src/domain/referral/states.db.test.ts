import { expect, test } from 'vitest';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import {
  overStates,
  receivedListCodes,
  receivedLists,
  referralClocks,
  referralListOf,
  referralMoveCodes,
  referralMoves,
  referralStateCodes,
} from './states.ts';

const db = useDatabase();
const owned = (text: string) => withOwner(db.ownerUrl, async (owner) => (await owner.query(text)).rows);

test('the database knows the moves of the table, and no other', async () => {
  const told = referralMoveCodes.flatMap((move) =>
    referralMoves[move].from.flatMap((from) =>
      referralMoves[move].by.map((by) => `${move} ${from} ${by} ${referralMoves[move].to}`),
    ),
  );
  const rows = await owned(
    `SELECT concat_ws(' ', move, from_state, by_side, to_state) AS line FROM referral_move_rule`,
  );
  expect(rows.map(({ line }) => line).sort()).toEqual(told.sort());
});

test('the database keeps the same clocks, and every state that waits for somebody has one', async () => {
  const rows = await owned(
    'SELECT state, remind_days AS remind, expire_days AS expire FROM referral_clock_rule',
  );
  expect(Object.fromEntries(rows.map(({ state, ...clock }) => [state, clock]))).toEqual(referralClocks);
  const waiting = referralStateCodes.filter((state) => state !== 'brouillon' && !overStates.includes(state));
  expect(Object.keys(referralClocks).sort()).toEqual(waiting.sort());
});

test('every state is in one list of whoever receives; refused or expired, it is to do until it is followed up', () => {
  const shown = referralStateCodes.filter((state) => state !== 'brouillon').sort();
  for (const state of ['refusee', 'expiree'] as const) {
    expect(referralListOf({ state, followedUp: false })).toBe('faire');
    expect(referralListOf({ state, followedUp: true })).toBe('terminees');
  }
  expect(receivedListCodes.flatMap((list) => [...receivedLists[list].states]).sort()).toEqual(shown);
});
