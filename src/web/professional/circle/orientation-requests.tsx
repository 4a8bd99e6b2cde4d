import { quoted } from '../../../domain/french.ts';
import { REQUEST_LENGTH, requestLabels } from '../../../domain/rights/codes.ts';
import type { WaitingRequest } from '../../../domain/rights/orientation-requests.query.server.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { endingHref } from '../person/paths.ts';
import { orientationHref, personHref } from './paths.ts';
import { errorOf, type Rejected, rejectionOf, typed } from './rejected.ts';

/** What accompanied people ask of the service: it decides, or answers in words that they read. */
export function OrientationRequests({
  requests,
  rejected,
}: {
  requests: readonly WaitingRequest[];
  rejected: Rejected | undefined;
}) {
  if (requests.length === 0) return null;
  return (
    <Card title="Demandes des personnes" detail={plural(requests.length, 'demande')} flush>
      <ActionList label="Demandes des personnes">
        {requests.map((request) => (
          <ActionItem
            key={request.requestId}
            urgency="turn"
            title={<TextLink href={personHref(request.personId)}>{request.personName}</TextLink>}
            tag={<Tag tone="relay">demande de la personne</Tag>}
            detail={<Detail request={request} />}
            action={
              <Answer request={request} rejected={rejectionOf(rejected, 'repondre', request.requestId)} />
            }
          />
        ))}
      </ActionList>
    </Card>
  );
}

function Detail({ request: { kind, on, leadName, bodyName, words } }: { request: WaitingRequest }) {
  const around = [leadName, bodyName].filter(Boolean).join(', ');
  return (
    <>
      {requestLabels[kind]}, le {formatDate(on)}
      {around && ` · jusqu’ici ${around}`}
      {words && <> · {quoted(words)}</>}
    </>
  );
}

function Answer({ request, rejected }: { request: WaitingRequest; rejected: Rejected | undefined }) {
  const { personId, requestId, personName, kind } = request;
  return (
    <Disclosure summary={`Répondre à ${personName}`} open={rejected !== undefined}>
      <form method="post" noValidate>
        <input type="hidden" name="acte" value="repondre" />
        <input type="hidden" name="sur" value={requestId} />
        <input type="hidden" name="personId" value={personId} />
        <Stack gap="s">
          <p>
            {kind === 'reprise' ? (
              <>
                <TextLink href={endingHref(personId)}>Reprendre l’accompagnement</TextLink> répond à la
                demande.
              </>
            ) : (
              <>
                Une nouvelle <TextLink href={orientationHref(personId)}>orientation</TextLink> ou un nouveau
                référent répond à la demande.
              </>
            )}{' '}
            Sinon, écrivez ce que la personne lira.
          </p>
          <TextArea
            name="answer"
            id={`answer-${requestId}`}
            label="Réponse"
            maxLength={REQUEST_LENGTH}
            rows={2}
            defaultValue={typed(rejected, 'answer')}
            error={errorOf(rejected, 'answer')}
            required
          />
          <div>
            <Button small>Envoyer la réponse</Button>
          </div>
        </Stack>
      </form>
    </Disclosure>
  );
}
