import type { Actor, Level, Levels, Standing } from './actor.ts';

/**
 * What an act asks of its actor before it is handled. The database enforces it again, row by row; this is the early,
 * uniform answer (the same 404) and what screens read to know which buttons to show.
 */
export type AccessRule<Input> =
  | {
      readonly kind: 'person';
      readonly personOf: (input: Input) => string;
      readonly allows: (levels: Levels) => boolean;
    }
  | { readonly kind: 'prepared'; readonly personOf: (input: Input) => string }
  | { readonly kind: 'seat'; readonly allows: (standing: Standing) => boolean }
  | { readonly kind: 'open'; readonly allows: (actor: Actor) => boolean };

/** The actor stands at this level (or satisfies this test) towards `input.personId`, which is opened before `handle`. */
export function onPerson<Input extends { personId: string }>(
  needed: Level | readonly Level[] | ((levels: Levels) => boolean),
): AccessRule<Input> {
  const allows =
    typeof needed === 'function'
      ? needed
      : (levels: Levels) => (typeof needed === 'string' ? [needed] : needed).some((level) => levels[level]);
  return { kind: 'person', personOf: (input) => input.personId, allows };
}

/**
 * What a person writes without reading: themselves, or who bears their paper code. The handler can insert where the policy asks
 * `access.prepares(person_id)`; under a paper code every SELECT, RETURNING included, finds nothing.
 */
export function prepared<Input extends { personId: string }>(): AccessRule<Input> {
  return { kind: 'prepared', personOf: (input) => input.personId };
}

/** A professional of an organisation whose agreement is current, and who satisfies the test. */
export function seated<Input>(allows: (standing: Standing) => boolean = () => true): AccessRule<Input> {
  return { kind: 'seat', allows: (standing) => standing.territories.length > 0 && allows(standing) };
}

/** A professional whatever the state of their organisation's agreement: their own account, their own organisation. */
export function professionalOnly<Input>(
  allows: (standing: Standing) => boolean = () => true,
): AccessRule<Input> {
  return { kind: 'seat', allows };
}

/** Open to actors of these kinds; the policies alone decide what they read. */
export function openTo<Input>(...kinds: readonly Actor['kind'][]): AccessRule<Input> {
  return { kind: 'open', allows: (actor) => kinds.includes(actor.kind) };
}
