import type { NextService, ReferralView } from '../../../domain/referral/views.ts';
import { newReferralHref, unmetNeedHref } from '../../referral/paths.ts';
import { oddsWords } from '../../referral/words.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { plural } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** Refused, or no answer: where else to ask now, or to say that the territory has nothing. */
export function NextCard({ referral, next }: { referral: ReferralView; next: readonly NextService[] }) {
  if (referral.state !== 'refusee' && referral.state !== 'expiree') return null;
  return (
    <Card title="Chercher ailleurs">
      <Stack>
        {next.length > 0 ? (
          <ActionList label="Services qui répondent au même besoin">
            {next.map((service) => (
              <ActionItem
                key={service.id}
                urgency="plain"
                title={service.name}
                detail={[
                  service.structure,
                  ...(service.place ? [service.place] : []),
                  service.kilometres === null
                    ? 'à distance ou lieu non précisé'
                    : `à ${plural(service.kilometres, 'kilomètre')}`,
                  ...(service.odds ? [oddsWords(service.odds)] : []),
                ].join(' · ')}
                action={
                  <LinkButton
                    href={newReferralHref(referral.personId, service.id, {
                      suite: referral.id,
                      etape: referral.stepId ?? undefined,
                    })}
                    small
                  >
                    Demander ici
                    <VisuallyHidden> : {service.name}</VisuallyHidden>
                  </LinkButton>
                }
              />
            ))}
          </ActionList>
        ) : (
          <p>
            Aucun autre service du même thème n’est publié à moins de cinquante kilomètres de chez la
            personne.
          </p>
        )}
        {!referral.followedUp && (
          <Cluster>
            <LinkButton
              href={unmetNeedHref(referral.personId, {
                ...(referral.themes[0] && { theme: referral.themes[0] }),
                demande: referral.id,
              })}
              variant="quiet"
            >
              Rien ne convient : noter un besoin sans solution
            </LinkButton>
            <form method="post">
              <Button name="acte" value="suite" variant="quiet">
                Ne rien faire de plus
              </Button>
            </form>
          </Cluster>
        )}
      </Stack>
    </Card>
  );
}
