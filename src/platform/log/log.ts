import pino from 'pino';

export type Logger = pino.Logger;

interface DatabaseErrorLike extends Error {
  code: string;
  severity: string;
  schema?: string;
  table?: string;
  column?: string;
  constraint?: string;
  routine?: string;
}

const isDatabaseError = (error: Error): error is DatabaseErrorLike => 'severity' in error && 'code' in error;

/** Class 22 (data exception) quotes the offending value in its message, others only names of objects. */
const quotesValues = (error: DatabaseErrorLike) => error.code.startsWith('22');

const framesOnly = (stack: string | undefined) =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/**
 * What a log may keep of an error. PostgreSQL's `detail`, `where`, `internalQuery` and the parameters hold personal data,
 * so only names of objects are copied; nothing is passed through.
 */
function loggableError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = error.cause === undefined ? {} : { cause: loggableError(error.cause) };
  if (!isDatabaseError(error)) {
    const code = 'code' in error ? { code: String(error.code) } : {};
    return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
  }
  const { code, schema, table, column, constraint, routine } = error;
  return {
    type: 'DatabaseError',
    message: quotesValues(error) ? `database error ${code}` : error.message,
    code,
    schema,
    table,
    column,
    constraint,
    routine,
    stack: framesOnly(error.stack),
    ...cause,
  };
}

export function createLog(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    serializers: { err: loggableError, error: loggableError },
    // `log.error(error)` puts the error under `err` and its message in `msg`: keep the message filtered too.
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as [unknown, ...unknown[]];
        if (first instanceof Error && rest.length === 0) {
          return method.apply(this, [{ err: first }, String(loggableError(first).message)] as Parameters<
            typeof method
          >);
        }
        return method.apply(this, args);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

export const silentLog: Logger = pino({ level: 'silent' });
