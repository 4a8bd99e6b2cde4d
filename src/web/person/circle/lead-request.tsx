import type { OwnCirclePage, OwnRequest } from '../../../domain/rights/own-circle-page.query.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { askLeadHref } from '../paths.ts';

/** Another référent is asked of the authority; its answer is read here. */
export function LeadRequest({
  hasLead,
  ended,
  authority,
  request,
}: Pick<OwnCirclePage, 'authority' | 'request'> & { hasLead: boolean; ended: boolean }) {
  const waiting = request !== null && request.answeredOn === null;
  if (!hasLead && !ended && !request) return null;
  const offer = ended ? 'Vous voulez de l’aide de nouveau ?' : 'Vous voulez un autre référent ?';
  return (
    <Card title={request ? 'Votre demande' : offer}>
      <Stack>
        {request && <p>{requestWords(request, authority.name)}</p>}
        {request?.answer && <blockquote>« {request.answer} »</blockquote>}
        {waiting && <Reach {...authority} />}
        {!waiting && ended && (
          <>
            <p>
              Vous pouvez demander la reprise de votre accompagnement à l’organisme qui en décide :{' '}
              {authority.name}.
            </p>
            <Reach {...authority} />
            <div>
              <LinkButton variant="quiet" href={askLeadHref}>
                Demander la reprise de mon accompagnement
              </LinkButton>
            </div>
          </>
        )}
        {!waiting && hasLead && (
          <>
            <p>
              Vous pouvez le demander à l’organisme qui décide de votre accompagnement ({authority.name}).
              Votre référent n’en est pas averti.
            </p>
            <div>
              <LinkButton variant="quiet" href={askLeadHref}>
                Demander un autre référent
              </LinkButton>
            </div>
          </>
        )}
      </Stack>
    </Card>
  );
}

function requestWords({ kind, on, answeredOn, outcome, answeredBy }: OwnRequest, authority: string): string {
  const what = {
    'autre-organisme': `votre demande est partie (${authority}) : choisir un autre organisme pour vous accompagner.`,
    'autre-referent': `vous avez demandé un autre référent (${authority}).`,
    reprise: `vous avez demandé la reprise de votre accompagnement (${authority}).`,
  }[kind];
  const asked = `Le ${formatDate(on)}, ${what}`;
  if (!answeredOn) return `${asked} La réponse est attendue.`;
  const answers = {
    nomination: `Un nouveau référent a été nommé le ${formatDate(answeredOn)}.`,
    orientation: `Une nouvelle orientation a été décidée le ${formatDate(answeredOn)}.`,
    reprise: `Votre accompagnement a repris le ${formatDate(answeredOn)}.`,
    reponse: `Réponse de ${answeredBy ?? 'cet organisme'}, le ${formatDate(answeredOn)} :`,
  };
  return `${asked} ${outcome ? answers[outcome] : ''}`;
}

function Reach({ phone, email }: OwnCirclePage['authority']) {
  if (!phone && !email) return null;
  return (
    <p>
      Pour joindre cet organisme :{phone && <> {phone}</>}
      {phone && email && ', '}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}
