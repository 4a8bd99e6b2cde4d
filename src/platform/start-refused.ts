/** Relais cannot start or a verb cannot run: the message is a French sentence for whoever runs it, shown without a stack. */
export class StartRefused extends Error {
  override name = 'StartRefused';
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
