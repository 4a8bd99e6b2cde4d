import { ofName } from '../../../domain/french.ts';
import type { OwnMember } from '../../../domain/rights/own-circle-page.query.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatDate } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Member } from '../../ui/member-list.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { changePlaceHref, itemHref } from '../paths.ts';
import { whatTheySee } from './what-they-see.ts';

/** One professional: who, since when, what they see, how to reach them, and what the person can change. */
export function OwnMemberLines({ member }: { member: OwnMember }) {
  const { circleMemberId, name, isLead, discreet, role } = member;
  return (
    <Member name={name} lead={isLead} note={isLead ? 'votre référent' : undefined}>
      <Stack gap="s">
        <p>
          {member.function.charAt(0).toUpperCase() + member.function.slice(1)}, {member.organisation}. Dans
          votre cercle depuis le {formatDate(member.since)}.
        </p>
        <p>{whatTheySee(member)}</p>
        {member.awayUntil && <p>Absence jusqu’au {formatDate(member.awayUntil)}.</p>}
        <Reach {...member} />
        {discreet && (
          <p>
            Cet organisme ne s’affiche que pour vous : les autres professionnels ne savent pas qu’il vous
            suit.{' '}
            <TextLink href={itemHref('member', circleMemberId)}>
              Le faire connaître à un professionnel
            </TextLink>
          </p>
        )}
        {!isLead && (
          <Disclosure summary={`Changer la place ${ofName(name)}`}>
            <Cluster>
              {role === 'accompagnateur' && (
                <LinkButton variant="quiet" href={changePlaceHref(circleMemberId, 'reduire')}>
                  Réduire l’accès
                </LinkButton>
              )}
              <LinkButton variant="quiet" href={changePlaceHref(circleMemberId, 'fin')}>
                Mettre fin à sa place
              </LinkButton>
            </Cluster>
          </Disclosure>
        )}
      </Stack>
    </Member>
  );
}

function Reach({ phone, email, organisationPhone }: OwnMember) {
  const number = phone ?? organisationPhone;
  return (
    <>
      {number && (
        <p>
          Téléphone : <a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>{number}</a>
        </p>
      )}
      {email && (
        <p>
          E-mail : <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
    </>
  );
}
