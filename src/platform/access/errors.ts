import type { ZodError } from 'zod';

/** Missing or forbidden: never told apart, so that no door answers whether something exists. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor() {
    super('not_found');
  }
}

/** A rule refuses; `code` has a French sentence in the table of messages of the capability that raised it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** Somebody else wrote first. `current` is what stands now, for showing both. */
export class Conflict<T = unknown> extends Error {
  override readonly name = 'Conflict';
  readonly current: T;
  constructor(current: T) {
    super('conflict');
    this.current = current;
  }
}

/** The input does not have its shape; doors turn it into a 422 page. */
export class Invalid extends Error {
  override readonly name = 'Invalid';
  readonly error: ZodError;
  constructor(error: ZodError) {
    super('invalid');
    this.error = error;
  }
}

/** The session's seat is no longer the actor's: the door signs them out. */
export class SeatEnded extends Error {
  override readonly name = 'SeatEnded';
  constructor() {
    super('seat_ended');
  }
}

/** SQLSTATE of the access functions → the errors above; any other error passes unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'RL404':
    case '42501': // insufficient privilege, or a row that no policy lets in
      return new NotFound();
    case 'RL401':
      return new SeatEnded();
    case 'RL409':
    case 'RL429':
      return new Refused(error.message);
    default:
      return error;
  }
}
