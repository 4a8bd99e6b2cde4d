import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';

/** The access rule has already said that the actor is a professional; this only tells the compiler. */
export function asProfessional(actor: Actor): Extract<Actor, { kind: 'professional' }> {
  if (actor.kind !== 'professional') throw new NotFound();
  return actor;
}
