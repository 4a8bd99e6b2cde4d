import type { FileProblemCode, MessageParams } from '../../domain/import/messages.ts';

/** Why a file cannot be read as a table; codes, parameters and sentences are in domain/import/messages.ts. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly code: FileProblemCode;
  readonly params: MessageParams;
  constructor(code: FileProblemCode, params: MessageParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
