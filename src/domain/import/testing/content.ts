import { withOwner } from '../../../platform/database/connect.ts';

/** Who wrote last, when and how often: that something happened stays true once it is undone. */
const ABOUT_WRITING = ['version', 'updated_at', 'updated_by'];
const TABLES: Record<string, string> = {
  person: 'person_id',
  person_identity: 'person_id',
  person_contact: 'person_id',
  person_address: 'person_id',
  person_nir: 'person_id',
  person_external_number: 'person_id, organisation_id',
  status_period: 'person_id, status_period_id',
  contact: 'person_id, contact_id',
  listed_date: 'person_id, listed_date_id',
  household_period: 'person_id, household_period_id',
  people_import_mark: 'target_id, organisation_id, mark',
};

/** What the database says of people, as one hash for each table, to be compared before and after; `except` some of them. */
export function contentOf(ownerUrl: string, except: readonly string[] = []): Promise<Record<string, string>> {
  return withOwner(ownerUrl, async (owner) => {
    const content: Record<string, string> = {};
    for (const [table, key] of Object.entries(TABLES)) {
      const { rows } = await owner.query<{ hash: string; n: string }>(
        `SELECT count(*) AS n, md5(coalesce(string_agg((to_jsonb(t) - $1::text[])::text, '|' ORDER BY ${key}), '')) AS hash
         FROM ${table} t WHERE ${key.split(',')[0]} <> ALL ($2)`,
        [ABOUT_WRITING, except],
      );
      content[table] = `${rows[0]?.n} rows, ${rows[0]?.hash}`;
    }
    return content;
  });
}
