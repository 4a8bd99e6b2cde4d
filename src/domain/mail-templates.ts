import { authMails } from '../platform/auth/mails.ts';
import type { MailTemplates } from '../platform/mail/delivery.server.ts';
import { accountMails } from './account/mails.ts';
import { circleMails } from './circle/mails.ts';
import { sittingInvitationMail } from './diagnosis/mails.ts';
import { freshServicesMail } from './offer/kept/mails.ts';
import { unconfirmedOfferMail } from './offer/own/mails.ts';
import { suggestionMail } from './offer/suggestion/mails.ts';
import { organisationMails } from './organisation/mails.ts';
import { questionMails } from './question/mails.ts';
import { referralMails } from './referral/mails.ts';
import { rightsMails } from './rights/mails.ts';

/** Every message that Relais can send, by code: the delivery and the demonstration's outbox both write from it. */
export const mailTemplates: MailTemplates = new Map(
  [
    ...authMails,
    ...accountMails,
    ...circleMails,
    ...organisationMails,
    ...questionMails,
    ...referralMails,
    ...rightsMails,
    freshServicesMail,
    sittingInvitationMail,
    suggestionMail,
    unconfirmedOfferMail,
  ].map((template) => [template.code, template]),
);
