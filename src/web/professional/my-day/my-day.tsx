import { myDay } from '../../../domain/deadline/my-day.query.server.ts';
import type { MyDay } from '../../../domain/deadline/views.ts';
import { run } from '../../../platform/access/run.ts';
import { myReferralsHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { ActionList } from '../../ui/action-list.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay, formatNumber, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { ContactNoting } from '../person/contacts/contact-noting.tsx';
import { newPersonHref, peopleHref } from '../person/paths.ts';
import { STOCK } from '../stock/paths.ts';
import type { Route } from './+types/my-day.ts';
import { ActionLine } from './action-line.tsx';
import { DayTiles } from './day-tiles.tsx';
import styles from './my-day.module.css';
import { OwnPeople } from './own-people.tsx';
import { ALL_ACTIONS } from './paths.ts';
import { TeamCard } from './team-card.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Ma journée · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor, session } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const day = await run(runtime, myDay, actor, {
    all: query.get('tout') === 'oui',
    wholeTeam: query.get('equipe') === 'tous',
  });
  return { day, givenName: session.givenName, done: query.get('fait') };
}

export default function MyDayPage({ loaderData }: Route.ComponentProps) {
  const { day, givenName, done } = loaderData;
  return (
    <ContactNoting>
      <Stack gap="m">
        <PageTitle
          title={`Bonjour ${givenName}`}
          subtitle={`${formatDay(day.today)} · ${countWords(day)}`}
          actions={
            day.mayEnter && (
              <LinkButton href={newPersonHref} icon="plus">
                Ajouter une personne
              </LinkButton>
            )
          }
        />
        <DoneNotice done={done} sentences={{ contact: 'Le contact est noté.' }} />
        <DayTiles tiles={day.tiles} />
        <Actions day={day} />
        {day.stock > 0 && <StockNotice people={day.stock} />}
        {day.team && <TeamCard team={day.team} />}
        <p>
          <TextLink href={myReferralsHref}>Demandes à des services</TextLink>
        </p>
        {day.people && <OwnPeople people={day.people} today={day.today} mayEnter={day.mayEnter} />}
      </Stack>
    </ContactNoting>
  );
}

const countWords = ({ total }: MyDay): string =>
  total === 0 ? 'rien à faire pour le moment' : plural(total, 'action');

function Actions({ day }: { day: MyDay }) {
  const { actions, total } = day;
  if (actions.length === 0) {
    return (
      <Card title="À faire">
        <NothingToDo day={day} />
      </Card>
    );
  }
  return (
    <Card title="À faire" detail="le plus urgent d’abord" flush>
      <ActionList label="À faire">
        {actions.map((action) => (
          <ActionLine key={action.key} action={action} />
        ))}
      </ActionList>
      {total > actions.length && (
        <p className={styles.more}>
          <TextLink href={ALL_ACTIONS}>Voir les {total} actions</TextLink>
        </p>
      )}
    </Card>
  );
}

/** Said without alarm: nothing of it is late before somebody plans it. */
const StockNotice = ({ people }: { people: number }) => (
  <Notice
    tone="info"
    title={`${people > 1000 ? `Plus de ${formatNumber(1000)} personnes` : plural(people, 'personne')} à reprendre, sans jour prévu`}
  >
    <p>
      Arrivées par une liste avec des délais déjà passés, elles n’alertent personne.{' '}
      <TextLink href={STOCK}>Planifier la reprise du stock</TextLink>
    </p>
  </Notice>
);

/** What comes here by itself, and what to do meanwhile. */
function NothingToDo({ day }: { day: MyDay }) {
  const hasLists = day.tiles.length > 0 || day.people !== null;
  return (
    <EmptyState
      title="Rien ne vous attend"
      action={
        <LinkButton href={hasLists ? peopleHref : '/territoire'} variant="quiet">
          {hasLists ? 'Voir les personnes' : 'Voir le territoire'}
        </LinkButton>
      }
    >
      <p>
        Les étapes à venir, les réponses attendues, les personnes sans nouvelles et les changements connus
        viennent ici d’eux-mêmes, le plus urgent d’abord.
      </p>
    </EmptyState>
  );
}
