import type { MyDay } from '../../../domain/deadline/views.ts';
import { Card } from '../../ui/card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Table } from '../../ui/table.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { listHref } from '../person/people-view.ts';
import { WHOLE_TEAM } from './paths.ts';

/** What the team is late with, by référent: whom to help first. */
export function TeamCard({ team: { total, first } }: { team: NonNullable<MyDay['team']> }) {
  const more = total > first.length;
  return (
    <Card id="equipe">
      <Table
        caption="Dans l’équipe"
        captionDetail={`ce qui est en retard, par référent${more ? `\u00a0: les ${first.length} premiers sur ${formatNumber(total)}` : ''}`}
        columns={[
          { key: 'name', header: 'Référent', rowHeader: true, cell: ({ name }) => name },
          { key: 'people', header: 'Personnes', cell: ({ people }) => formatNumber(people) },
          {
            key: 'silent',
            header: 'Sans nouvelles depuis 60 jours',
            cell: ({ silent }) => formatNumber(silent),
          },
          { key: 'overdue', header: 'Échéance dépassée', cell: ({ overdue }) => formatNumber(overdue) },
        ]}
        rows={first}
        rowKey={({ seat }) => seat}
        empty={<p>Rien n’est en retard dans l’équipe.</p>}
      />
      {total > 0 && (
        <p>
          {more && (
            <>
              <TextLink href={WHOLE_TEAM}>Voir les {formatNumber(total)} référents</TextLink>
              {' · '}
            </>
          )}
          <TextLink href={listHref({ scope: 'organisation', filters: { contact: 'sans-nouvelles' } })}>
            Voir les personnes sans nouvelles
          </TextLink>
          {' · '}
          <TextLink href={listHref({ scope: 'organisation', filters: { echeance: 'depassee' } })}>
            Voir les échéances dépassées
          </TextLink>
        </p>
      )}
    </Card>
  );
}
