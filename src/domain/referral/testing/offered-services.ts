import type pg from 'pg';
import { offerValues } from '../../offer/reference/values.ts';

export const PERMIT = 'essai--permis';
export const CRECHE = 'essai--creche';
export const ADDICTION = 'essai--addictions';
export const NO_MAIL = 'essai--sans-adresse';

interface Offered {
  readonly id: string;
  readonly name: string;
  readonly theme: string;
  readonly email?: string;
  readonly managedBy?: string;
}

/** A few published services, as an import leaves them: written as the owner, then derived. */
export async function offerServices(owner: pg.ClientBase, services: readonly Offered[]): Promise<void> {
  for (const [kind, values] of Object.entries(offerValues))
    await owner.query(
      `INSERT INTO offer_value (kind, value, label, place, bit)
       SELECT $1, v ->> 'value', v ->> 'label', n, n - 1 FROM jsonb_array_elements($2) WITH ORDINALITY AS given (v, n)
       ON CONFLICT DO NOTHING`,
      [kind, JSON.stringify(values)],
    );
  await owner.query(
    `INSERT INTO offer_source (source, name) VALUES ('essai', 'Essai') ON CONFLICT DO NOTHING`,
  );
  for (const { id, name, theme, email, managedBy } of services) {
    const structure = {
      source: 'essai',
      id: `${id}-structure`,
      nom: `Structure ${name}`,
      date_maj: '2026-01-05',
    };
    await owner.query(
      `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, managed_by)
       VALUES ($1, 'essai', $2, $3, '\\x00', '2026-01-05', $4) ON CONFLICT DO NOTHING`,
      [structure.id, structure.nom, JSON.stringify(structure), managedBy ?? null],
    );
    const record = {
      source: 'essai',
      structure_id: structure.id,
      id,
      nom: name,
      description: name,
      date_maj: '2026-01-05',
      thematiques: [theme],
      publics: ['demandeurs-emploi'],
      modes_accueil: ['a-distance'],
      commune: 'Vierzon',
      code_insee: '18279',
      courriel: email ?? null,
    };
    await owner.query(
      `INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on)
       VALUES ($1, $2, 'essai', $3, $4, '\\x00', '2026-01-05') ON CONFLICT DO NOTHING`,
      [id, structure.id, name, JSON.stringify(record)],
    );
  }
  await owner.query('SELECT offer.derive($1)', [services.map(({ id }) => id)]);
}
