import type { ReferralView } from '../../../domain/referral/views.ts';
import { referralHref } from '../../referral/paths.ts';
import { moveDetail, nextWords, stateTone, stateWords } from '../../referral/words.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** Requests, of one person or of several. */
export function ReferralLines({
  label,
  referrals,
}: {
  label: string;
  referrals: readonly (ReferralView & { readonly personName?: string })[];
}) {
  return (
    <ActionList label={label}>
      {referrals.map((one) => {
        const last = one.moves.at(-1);
        const why = last && moveDetail(last);
        const next = nextWords(one);
        const late = (one.state === 'refusee' || one.state === 'expiree') && !one.followedUp;
        return (
          <ActionItem
            key={one.id}
            urgency={one.state === 'place-confirmee' || late ? 'turn' : 'plain'}
            title={one.personName ? `${one.personName} · ${one.service.name}` : one.service.name}
            tag={<Tag tone={stateTone(one.state)}>{stateWords(one.state)}</Tag>}
            detail={[
              one.service.structure,
              `depuis le ${formatDate(one.sinceOn)}`,
              ...(next ? [next] : []),
              ...(why ? [why] : []),
              ...(one.personSays === 'contredite' ? ['la personne ne confirme pas ce résultat'] : []),
            ].join(' · ')}
            action={
              <LinkButton href={referralHref(one.personId, one.id)} variant="quiet" small>
                Ouvrir
                <VisuallyHidden>
                  {' '}
                  : {one.service.name}
                  {one.personName && `, ${one.personName}`}
                </VisuallyHidden>
              </LinkButton>
            }
          />
        );
      })}
    </ActionList>
  );
}
