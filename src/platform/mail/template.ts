import type { z } from 'zod';

/**
 * What an e-mail says. The subject tells the act and names nobody; there is one link; no birth date, status or diagnosis
 * anywhere (design/ux.md, *Words*). The text and HTML parts are both made from this.
 */
export interface MailText {
  subject: string;
  before: string[];
  link: { label: string; url: string };
  /** A code to copy, and the sentence that introduces it. */
  code?: { intro: string; value: string };
  after: string[];
}

/** What a text may be made with. Links and codes exist only from here to the message: no table holds them. */
export interface MailTools {
  /** The absolute address of a path. */
  url(path: string): string;
  /** The signed part of a link, for this purpose and this row. */
  signed(purpose: string, id: string): string;
  /** The 6-digit code of a sign-in request. */
  code(id: string): string;
}

export interface MailTemplate<Params> {
  readonly code: string;
  /** What lists of messages call it: « Invitation à rejoindre une organisation ». */
  readonly label: string;
  readonly params: z.ZodType<Params>;
  readonly compose: (params: Params, tools: MailTools) => MailText;
}

/** A template whose parameters are read from the database: their type is checked when it composes. */
export interface StoredTemplate {
  readonly code: string;
  readonly label: string;
  readonly composeStored: (params: unknown, tools: MailTools) => MailText;
}

export function mailTemplate<Params>(template: MailTemplate<Params>): MailTemplate<Params> & StoredTemplate {
  return {
    ...template,
    composeStored: (params, tools) => template.compose(template.params.parse(params), tools),
  };
}
