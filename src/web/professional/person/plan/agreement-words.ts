import type { Agreement } from '../../../../domain/plan/views.ts';
import { formatDate } from '../../../ui/format.ts';

/** « Proposé par Awa Diallo le 3 mars 2026, accepté par Paul Gentil le 5 mars 2026 ». */
export function agreementWords(agreement: Agreement, personName: string): string {
  const { origin, proposedBy, proposedOn, acceptedBy, acceptedOn } = agreement;
  const [proposer, accepter] = origin === 'personne' ? [personName, acceptedBy] : [proposedBy, personName];
  return `Proposé par ${proposer} le ${formatDate(proposedOn)}, accepté par ${accepter} le ${formatDate(acceptedOn)}`;
}
