import type { z } from 'zod';
import type { Runtime } from '../platform/runtime.ts';
import type { Written } from './compressed.ts';
import type { Parameters, Values } from './parameters/parameter.ts';

/** What a route is asked, once the door has read the address and let the caller in. */
export interface Asked<P extends Parameters> {
  readonly runtime: Runtime;
  readonly values: Values<P>;
  /** The variable part of the path (`{id}`); empty when it has none. */
  readonly id: string;
  /** The caller may read sources whose licence keeps them from being copied. */
  readonly restricted: boolean;
}

/** JSON already written: no record is made an object on its way. null: there is no such thing. */
export type Answer = Written | null;

/** One address of an API: the same object answers it and documents it. */
export interface Route<P extends Parameters = Parameters> {
  /** As OpenAPI writes it, after the address of its API: `/services/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `offer`: whoever shows a token with this scope. */
  readonly access: 'everybody' | 'offer';
  readonly parameters: P;
  /** What the answer is, for the document and for the tests that hold the answer against it. */
  readonly answer: z.ZodType;
  /**
   * How long a caller may keep the answer. `product`: it comes with the product, and anybody may keep it an hour. `offer`: until
   * something of the offer changes, which costs one short question to know. `none`: asking again is as cheap.
   */
  readonly kept: 'product' | 'offer' | 'none';
  answerTo(asked: Asked<P>): Promise<Answer>;
}

/** Infers the parameters of a route, then forgets them: routes of any parameters make one list. */
export function route<P extends Parameters>(made: Route<P>): Route {
  return made as unknown as Route;
}
