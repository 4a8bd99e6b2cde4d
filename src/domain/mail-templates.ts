import { authMails } from '../platform/auth/mails.ts';
import type { MailTemplates } from '../platform/mail/delivery.server.ts';
import { circleMails } from './circle/mails.ts';
import { organisationMails } from './organisation/mails.ts';

/** Every message that Relais can send, by code: the delivery and the demonstration's outbox both write from it. */
export const mailTemplates: MailTemplates = new Map(
  [...authMails, ...circleMails, ...organisationMails].map((template) => [template.code, template]),
);
