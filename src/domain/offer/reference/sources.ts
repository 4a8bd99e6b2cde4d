import sourceRows from './sources.json' with { type: 'json' };

export interface KnownSource {
  readonly source: string;
  readonly name: string;
  readonly description: string | null;
  /** Its licence lets professionals read it here, and nobody copy it. */
  readonly restricted?: boolean;
}

/** Those that data·inclusion gathers. Others come with what is imported, under their own identifier. */
export const knownSources: readonly KnownSource[] = sourceRows;
