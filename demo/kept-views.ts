import type { Storyteller } from './storyteller.ts';

/** Lists that professionals of the demonstration keep at hand. */
export async function keptViews(tell: Storyteller): Promise<void> {
  await tell.keepView('nadia', 'Sans nouvelles', { filters: { contact: 'sans-nouvelles' }, sort: 'contact' });
  await tell.keepView('paul', 'À faire par moi', { filters: { porteur: 'moi' }, sort: 'echeance' });
  await tell.keepView('hugo', 'Échéances dépassées de l’équipe', {
    scope: 'organisation',
    filters: { echeance: 'depassee' },
    sort: 'echeance',
  });
}
