import type { LinkReferral, LinkStanding } from '../../../domain/referral/referral-by-link.server.ts';
import { Moment } from '../../moment.tsx';
import type { Attempt } from '../../referral/attempt.server.ts';
import { FilesCard } from '../../referral/files-card.tsx';
import { StructureErrors } from '../../referral/structure-errors.tsx';
import { StructureForms } from '../../referral/structure-forms.tsx';
import { ToldCard } from '../../referral/told-card.tsx';
import { stateTone, stateWords } from '../../referral/words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';

const DONE: Record<string, string> = {
  reponse: 'Votre réponse est enregistrée et transmise. Merci.',
  lien: 'Si la demande est encore ouverte, un nouveau lien part à l’adresse e-mail du service.',
};

/** What the link shows to whoever holds it, before they ask to see the request, or once it is spent or out of date. */
export function LinkStandingCard({
  standing,
  done,
  attempt,
}: {
  standing: LinkStanding;
  done: string | null;
  attempt: Attempt | undefined;
}) {
  return (
    <>
      <StructureErrors attempt={attempt} />
      {done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <Card title="Où en est la demande">
        <Stack gap="s">
          <p>
            <Tag tone={stateTone(standing.state)}>{stateWords(standing.state)}</Tag>
          </p>
          <p>
            Demande faite par {standing.asker}. Dernier changement :{' '}
            <Moment at={Date.parse(standing.since)} />.
          </p>
        </Stack>
      </Card>
      {standing.live ? <AskToSee /> : !standing.over && <AskForLink spent={standing.spent} />}
    </>
  );
}

function AskToSee() {
  return (
    <form method="post">
      <Stack gap="s">
        <p>
          La demande contient des informations personnelles. Ouvrez-la si vous répondez pour ce service ; le
          professionnel et la personne sauront qu’elle a été vue.
        </p>
        <p>
          <Button name="acte" value="voir">
            Voir la demande
          </Button>
        </p>
      </Stack>
    </form>
  );
}

function AskForLink({ spent }: { spent: boolean }) {
  return (
    <form method="post">
      <Stack gap="s">
        <p>
          {spent
            ? 'Ce lien a déjà servi à répondre. Pour donner la suite, utilisez le lien du message de suivi, ou recevez-en un nouveau.'
            : 'Ce lien n’est plus valable. Recevez-en un nouveau pour ouvrir la demande.'}{' '}
          Il part seulement à l’adresse e-mail connue du service.
        </p>
        <p>
          <Button name="acte" value="renouveler">
            Recevoir un nouveau lien
          </Button>
        </p>
      </Stack>
    </form>
  );
}

/** The request whole, and what may be answered now. */
export function OpenedReferral({
  referral,
  here,
  attempt,
}: {
  referral: LinkReferral;
  /** The address of the link. */
  here: string;
  attempt: Attempt | undefined;
}) {
  const { givenName, familyName, channel } = referral;
  return (
    <>
      <StructureErrors attempt={attempt} />
      <ToldCard
        title={referral.state === 'place-demandee' ? 'La question' : 'La demande'}
        told={
          givenName && familyName && channel
            ? {
                givenName,
                familyName,
                channel,
                value: referral.value ?? null,
                reasons: referral.reasons ?? [],
                words: referral.words ?? '',
              }
            : null
        }
        contact={{
          name: referral.contactName ?? '',
          organisation: referral.asker,
          email: referral.contactEmail ?? null,
          phone: referral.contactPhone ?? null,
        }}
      />
      <FilesCard files={referral.files} requestHref={here} />
      <StructureForms state={referral.state} version={referral.version} attempt={attempt} asksWho />
    </>
  );
}
