import type { StepView } from './views.ts';

/** « Lucie Carré, Crèche », and that it is nobody's any more once they left the circle; the person themselves: as the page says. */
export function ownerWords(
  { owner, ownerLeft }: Pick<StepView, 'owner' | 'ownerLeft'>,
  person: string,
): string {
  if (!owner) return person;
  return `${owner.name}, ${owner.organisation}${ownerLeft ? ' (n’est plus dans le cercle)' : ''}`;
}
