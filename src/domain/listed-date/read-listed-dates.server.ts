import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { PersonListedDate } from './views.ts';
import './tables.ts';

/** The open dates of somebody that the reader may read, the nearest first. */
export const readListedDates = (tx: Tx, personId: string): Promise<PersonListedDate[]> =>
  tx
    .selectFrom('listed_date')
    .select([
      'listed_date_id as listedDateId',
      'kind',
      'on_date as on',
      'at_time as time',
      'with_whom as withWhom',
      'organisation_name as organisation',
    ])
    .where('person_id', '=', personId)
    .where('closed_on', 'is', null)
    .orderBy('on_date')
    .orderBy('kind')
    .execute();
