import type { ClientBase } from 'pg';

export type Values = Readonly<Record<'thematique' | 'public' | 'type', readonly string[]>>;

/** The values that services are drawn among. */
export async function valuesByKind(owner: ClientBase): Promise<Values> {
  const { rows } = await owner.query<{ kind: string; value: string }>(
    'SELECT kind, value FROM offer_value ORDER BY kind, bit',
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  return { thematique: of('thematique'), public: of('public'), type: of('type') };
}

/** A short reference, for databases that have none: as many thématiques as take both masks. */
export async function fillValues(owner: ClientBase): Promise<void> {
  await owner.query(`
    INSERT INTO offer_value (kind, value, label, place, bit)
      SELECT 'thematique', 'categorie-' || n / 5 || '--theme-' || n, 'Thème ' || n, n, n FROM generate_series(0, 68) n
      UNION ALL SELECT 'public', CASE n WHEN 13 THEN 'tous-publics' ELSE 'public-' || n END, 'Public ' || n, n, n FROM generate_series(0, 13) n
      UNION ALL SELECT 'type', 'type-' || n, 'Type ' || n, n, n FROM generate_series(0, 5) n
      ON CONFLICT DO NOTHING`);
}
