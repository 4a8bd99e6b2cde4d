import type { Tx } from '../../../platform/access/bound-transaction.ts';
import './tables.ts';

/** From now on this service comes from that version of the model. One that comes from a model already stays with it. */
export async function followModel(
  tx: Tx,
  serviceId: string,
  { modelId, version }: { modelId: string; version: number },
): Promise<void> {
  await tx
    .insertInto('offer_service_model')
    .values({ service_id: serviceId, model_id: modelId, version })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
