import type { OwnPlace } from '../../../domain/circle/own-circle.server.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Member, MemberList } from '../../ui/member-list.tsx';
import styles from './who-helps-me.module.css';

/** The référent first, with how to reach everybody. */
export function WhoHelpsMe({
  circle,
  referentBody,
  ended,
}: {
  circle: readonly OwnPlace[];
  referentBody: string | null;
  ended: boolean;
}) {
  const hasLead = circle.some((place) => place.isLead);
  if (ended && circle.length === 0) return null;
  return (
    <Card title={ended ? 'Qui me connaît' : 'Qui m’accompagne'}>
      <Stack>
        {!hasLead && !ended && <p>{withoutLead(referentBody)}</p>}
        {circle.length > 0 && (
          <MemberList label="Les personnes autour de moi">
            {circle.map((place) => (
              <Member
                key={place.circleMemberId}
                name={place.name}
                lead={place.isLead}
                note={place.isLead ? 'votre référent' : undefined}
              >
                <p>
                  {place.function}, {place.organisation}
                </p>
                {place.role === 'contributeur' && <p>Ne voit que ce qui est partagé avec elle ou lui.</p>}
                {place.standIn ? (
                  <>
                    <p>
                      Absence jusqu’au {formatDate(place.standIn.until)}. D’ici là, adressez-vous à{' '}
                      <strong>{place.standIn.name}</strong> :
                    </p>
                    <Reach phone={place.standIn.phone} email={place.standIn.email} />
                  </>
                ) : (
                  <Reach phone={place.phone} email={place.email} />
                )}
              </Member>
            ))}
          </MemberList>
        )}
      </Stack>
    </Card>
  );
}

function withoutLead(referentBody: string | null): string {
  return referentBody
    ? `${referentBody} est chargé de vous accompagner et doit bientôt nommer votre référent.`
    : 'Vous n’avez pas encore de référent. L’organisme qui va vous accompagner sera bientôt choisi, et vous en serez informé.';
}

function Reach({ phone, email }: { phone: string | null; email: string | null }) {
  return (
    <>
      {phone && (
        <p>
          Téléphone :{' '}
          <a className={styles.reach} href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
            {phone}
          </a>
        </p>
      )}
      {email && (
        <p>
          E-mail :{' '}
          <a className={styles.reach} href={`mailto:${email}`}>
            {email}
          </a>
        </p>
      )}
    </>
  );
}
