import type { ClientBase } from 'pg';

/** Facts about the installation itself, read and written by the owner only. */
interface Settings {
  /** Written when Relais fills an empty folder of its own server; nothing else makes a demonstration. */
  demo: { since: string };
  /** A backup is being loaded; it goes with the transaction that has loaded all of it. */
  restoring: { since: string };
}

export async function readSetting<K extends keyof Settings>(
  owner: ClientBase,
  key: K,
): Promise<Settings[K] | null> {
  const { rows } = await owner.query<{ value: Settings[K] }>(
    'SELECT value FROM relais_meta.setting WHERE key = $1',
    [key],
  );
  return rows[0]?.value ?? null;
}

export async function writeSetting<K extends keyof Settings>(
  owner: ClientBase,
  key: K,
  value: Settings[K],
): Promise<void> {
  await owner.query(
    `INSERT INTO relais_meta.setting (key, value) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [key, JSON.stringify(value)],
  );
}
