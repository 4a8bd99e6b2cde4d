import { redirect } from 'react-router';
import { formatPhone } from '../../../domain/person/read-phone.server.ts';
import { askAgain, tellApart } from '../../../domain/same-person/answer-match.server.ts';
import { saySame, separatePeople } from '../../../domain/same-person/merge.server.ts';
import { possibleMatch } from '../../../domain/same-person/possible-matches.query.server.ts';
import { reasonMessage } from '../../../domain/same-person/reasons.ts';
import { decidable, type MatchSide, type PossibleMatch } from '../../../domain/same-person/views.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatDate } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { personHref } from '../circle/paths.ts';
import { actOf, sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/double.ts';
import { DOUBLES, doublesCrumbs, mergeHref } from './paths.ts';
import { SidesTable } from './sides-table.tsx';
import { TwoServices } from './two-services.tsx';
import { nameOf } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Comparer deux dossiers · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const match = await run(runtime, possibleMatch, actor, args.params);
  return { match, phones: [match.one, match.other].map(({ phone }) => phone && formatPhone(phone)) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const act = actOf(form, {
    deux: () => run(runtime, tellApart, actor, args.params),
    meme: async () => {
      const { joined } = await run(runtime, saySame, actor, { ...args.params, keeps: sent(form, 'keeps') });
      return joined ? 'reunir' : 'meme';
    },
    separer: () => run(runtime, separatePeople, actor, args.params),
    reprendre: () => run(runtime, askAgain, actor, args.params),
  });
  return submitted(form, async () => {
    const done = await act();
    return redirect(`${DOUBLES}?fait=${done === 'reunir' || done === 'meme' ? done : sent(form, 'acte')}`);
  });
}

export default function Double({ loaderData: { match, phones }, actionData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <Breadcrumb items={[...doublesCrumbs, { label: 'Comparer' }]} />
      <PageTitle
        title="Une personne, ou deux ?"
        subtitle={`${nameOf(match.one)} et ${nameOf(match.other)}`}
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Likeness match={match} />
      <Card title="Les deux dossiers">
        <SidesTable one={match.one} other={match.other} phones={phones} />
      </Card>
      <Opened match={match} />
      <Card title={match.answer ? 'Votre réponse' : 'Votre décision'}>
        <Decision match={match} />
      </Card>
    </Stack>
  );
}

function Likeness({ match: { reasons } }: { match: PossibleMatch }) {
  if (reasons.length === 0) return null;
  return (
    <Notice tone="info" title="Ce qui les rapproche">
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reasonMessage(reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Opened({ match: { one, other } }: { match: PossibleMatch }) {
  const own = [one, other].filter((side: MatchSide) => side.own);
  return (
    <Cluster>
      {own.map((side) => (
        <TextLink key={side.personId} href={personHref(side.personId)}>
          Ouvrir la page de {nameOf(side)}
          {side === one ? ' (le plus récent)' : ' (celui qui existait)'}
        </TextLink>
      ))}
    </Cluster>
  );
}

function Decision({ match }: { match: PossibleMatch }) {
  const { answer, answeredBy, answeredOn, other, one } = match;
  if (answer === 'two')
    return (
      <form method="post">
        <Stack>
          <p>
            {answeredBy} a répondu le {answeredOn && formatDate(answeredOn)} : ce sont deux personnes.
          </p>
          <div>
            <Button name="acte" value="reprendre" variant="quiet">
              Revenir sur cette réponse
            </Button>
          </div>
        </Stack>
      </form>
    );
  if (answer === 'same')
    return (
      <form method="post">
        <Stack>
          <p>
            {answeredBy} a réuni ces deux dossiers le {answeredOn && formatDate(answeredOn)}. Aucune ligne n’a
            été déplacée : les séparer rend chacun tel qu’il est, avec ce qui y a été écrit depuis.
          </p>
          <div>
            <Button name="acte" value="separer" variant="quiet">
              Séparer les deux dossiers
            </Button>
          </div>
        </Stack>
      </form>
    );
  if (!decidable(match)) return <TwoServices match={match} />;
  return (
    <form method="post">
      <Stack>
        <p>
          Rien ne change tant que vous n’avez pas décidé. Si le doute demeure, appelez les professionnels qui
          accompagnent chaque dossier.
        </p>
        <Cluster>
          <LinkButton href={mergeHref(one.personId, other.personId)}>C’est la même personne…</LinkButton>
          <Button name="acte" value="deux" variant="quiet">
            Ce sont deux personnes
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
