/** What fields show: what was typed or stands in the file, and what is to be corrected, by the name of the field. */
export interface FormShown {
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: Readonly<Record<string, string>>;
}

export interface CommuneOffer {
  readonly code: string;
  readonly name: string;
  readonly postalCode: string;
}
