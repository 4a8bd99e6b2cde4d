import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import '../offer/tables.ts';
import { discreetNetworks, sensitiveThemes } from './codes.ts';

const list = z
  .array(z.string())
  .nullish()
  .transform((given) => given ?? []);
const text = z
  .string()
  .nullish()
  .transform((given) => given ?? null);
/** What a request needs of a service's record in schema v1. */
const serviceRecord = z.object({
  thematiques: list,
  publics: list,
  publics_precisions: text,
  conditions_acces: text,
  frais: text,
  frais_precisions: text,
  commune: text,
  code_insee: text,
  courriel: text,
  telephone: text,
  modes_mobilisation: list,
  mobilisation_precisions: text,
  lien_mobilisation: text,
});
const structureRecord = z.object({ courriel: text, telephone: text });

export interface ServiceToAsk {
  readonly id: string;
  readonly name: string;
  readonly structure: string;
  readonly themes: readonly string[];
  readonly publics: readonly string[];
  readonly publicsPrecisions: string | null;
  readonly conditions: string | null;
  readonly fee: string | null;
  readonly feePrecisions: string | null;
  readonly place: string | null;
  readonly communeCode: string | null;
  readonly mobilisation: string | null;
  readonly mobilisationLink: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly managedBy: string | null;
  /** What it is says something of whoever goes there. */
  readonly sensitive: boolean;
}

/** A published service as a request sees it; the service's own address goes before its structure's. */
export async function readServiceToAsk(tx: Tx, serviceId: string): Promise<ServiceToAsk> {
  const row = await tx
    .selectFrom('offer_service')
    .innerJoin('offer_structure', 'offer_structure.structure_id', 'offer_service.structure_id')
    .select([
      'offer_service.name',
      'offer_service.record',
      'offer_structure.name as structure',
      'offer_structure.record as structure_record',
      'offer_structure.networks',
      'offer_structure.managed_by',
    ])
    .where('offer_service.service_id', '=', serviceId)
    .where('offer_service.state', '=', 'published')
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const service = serviceRecord.parse(row.record);
  const structure = structureRecord.parse(row.structure_record);
  return {
    id: serviceId,
    name: row.name,
    structure: row.structure,
    themes: service.thematiques,
    publics: service.publics,
    publicsPrecisions: service.publics_precisions,
    conditions: service.conditions_acces,
    fee: service.frais,
    feePrecisions: service.frais_precisions,
    place: service.commune,
    communeCode: service.code_insee,
    mobilisation: service.mobilisation_precisions,
    mobilisationLink: service.lien_mobilisation,
    phone: service.telephone ?? structure.telephone,
    email: service.courriel ?? structure.courriel,
    managedBy: row.managed_by,
    sensitive:
      service.thematiques.some((theme) => sensitiveThemes.includes(theme)) ||
      row.networks.some((network) => discreetNetworks.includes(network)),
  };
}
