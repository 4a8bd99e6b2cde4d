import sourceRows from './sources.json' with { type: 'json' };

export interface KnownSource {
  readonly source: string;
  readonly name: string;
  readonly description: string | null;
  /** Its licence lets professionals read it here, and nobody copy it. */
  readonly restricted?: boolean;
}

/** What structures write here themselves. */
export const OWN_SOURCE = 'relais';

/** Those that data·inclusion gathers, and our own. Others come with what is imported, under their own identifier. */
export const knownSources: readonly KnownSource[] = [
  ...sourceRows,
  {
    source: OWN_SOURCE,
    name: 'Relais',
    description: 'Fiches tenues dans Relais par les structures elles-mêmes.',
  },
];
