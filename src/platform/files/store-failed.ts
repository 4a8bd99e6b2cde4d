import type { PartnerFailure } from '../partners/ask-json.server.ts';

interface Said {
  readonly status?: number;
  /** The server's own word: « NoSuchBucket ». */
  readonly code?: string | undefined;
  readonly cause?: unknown;
}

/** A store on the network did not do what it was asked. It repeats nothing of the request: neither keys nor signatures. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
  readonly why: PartnerFailure;
  /** For an operator, after « Le bucket … »: what to mend when it is theirs to mend. */
  readonly words: string;

  constructor(why: PartnerFailure, { status, code, cause }: Said = {}) {
    const answered = [status, code].filter(Boolean).join(' ');
    super(`the bucket is ${why}${answered && `: ${answered}`}`, { cause });
    this.why = why;
    this.words = (code && WORDS[code]) || `${REASONS[why]}${answered && ` (${answered})`}`;
  }

  /** Down, slow or overrun: asked again later, it may answer. */
  get mayPass(): boolean {
    return this.why === 'failing' || this.why === 'silent' || this.why === 'unreachable';
  }
}

const REASONS: Record<PartnerFailure, string> = {
  refused: 'refuse la demande',
  failing: 'est en panne ou débordé',
  silent: 'ne répond pas à temps',
  unreachable: 'est injoignable',
  malformed: 'ne répond pas comme un bucket S3\u00a0: vérifiez que FILES_S3_URL en nomme un',
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const WORDS: Record<string, string> = {
  NoSuchBucket: 'n’existe pas',
  InvalidAccessKeyId: 'ne connaît pas la clé FILES_S3_KEY',
  SignatureDoesNotMatch: 'refuse la signature\u00a0: FILES_S3_SECRET ou FILES_S3_REGION est faux',
  AccessDenied: 'refuse cette clé\u00a0: il lui faut le droit de lire, d’écrire, de lister et d’effacer',
  AuthorizationHeaderMalformed: 'refuse la région\u00a0: corrigez FILES_S3_REGION',
  PermanentRedirect: 'est à une autre adresse ou dans une autre région',
  RequestTimeTooSkewed: 'refuse l’heure de cette machine\u00a0: remettez son horloge à l’heure',
};
