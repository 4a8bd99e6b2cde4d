import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { MailTemplate } from '../../platform/mail/template.ts';

/** Addresses stay unread by the actor: the database finds them, a discreet professional's like any other. */
type Told =
  | { readonly seat: string }
  /** The référent and their stand-ins. */
  | { readonly leadOf: string }
  /** The same; without référent, the orientation service. */
  | { readonly decidersOf: string }
  | { readonly managersOf: string };

/** Owes an e-mail in the transaction of the act. The actor is never told of their own act. */
export async function tell<Params>(
  tx: Tx,
  told: Told,
  template: MailTemplate<Params>,
  params: Params,
): Promise<void> {
  const [whom, id] = addressees(told);
  const checked = JSON.stringify(template.params.parse(params));
  await sql`SELECT access.tell(${whom}, ${id}, ${template.code}, ${checked}::jsonb)`.execute(tx);
}

function addressees(told: Told): [whom: string, id: string] {
  if ('seat' in told) return ['seat', told.seat];
  if ('leadOf' in told) return ['lead', told.leadOf];
  if ('decidersOf' in told) return ['deciders', told.decidersOf];
  return ['managers', told.managersOf];
}
