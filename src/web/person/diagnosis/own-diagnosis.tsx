import { ownDiagnosis } from '../../../domain/rights/own-diagnosis.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { formatDay, joinList, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { PREPARE } from '../preparation/paths.ts';
import { preparedLines } from '../preparation/prepared-words.ts';
import { PrintButton } from '../print-button.tsx';
import type { Route } from './+types/own-diagnosis.ts';
import { themesOf } from './read-themes.ts';
import { ThemeLines } from './theme-lines.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Mon diagnostic · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { answers, sittings, comments, prepared, timeZone } = await run(runtime, ownDiagnosis, actor, {
    personId: actor.personId,
  });
  const { profile, difficulties, settled, absent, needs, strengths } = themesOf(answers, timeZone);
  return {
    parts: [
      { title: 'Mon projet et ma situation', themes: profile },
      { title: 'Ce qui est difficile aujourd’hui', themes: difficulties },
      { title: 'Ce dont vous avez besoin', themes: needs },
      { title: 'Vos points forts', themes: strengths },
      { title: 'Ce qui est réglé', themes: settled },
      { title: 'Ce qui ne pose pas de difficulté', themes: absent },
    ].filter(({ themes }) => themes.length > 0),
    sittings: sittings.map(({ sittingId, heldOn, participants }) => ({
      id: sittingId,
      heldOn,
      with: joinList(participants.map(({ name, organisation }) => `${name} (${organisation})`)),
    })),
    prepared: preparedLines(prepared),
    comments: comments.filter(({ kind }) => kind === 'answer'),
  };
}

export default function OwnDiagnosis({ loaderData }: Route.ComponentProps) {
  const { parts, prepared, sittings, comments } = loaderData;
  return (
    <Stack gap="l">
      <PageTitle
        title="Mon diagnostic"
        subtitle="Ce que vous avez dit, et ce que les professionnels ont noté avec vous."
      />
      {parts.length === 0 && (
        <Card>
          <p>
            {prepared.length > 0
              ? `Vous avez préparé ${plural(prepared.length, 'réponse')}. Rien d’autre n’est noté pour le moment. Vous en parlerez pendant un entretien.`
              : 'Rien n’est noté pour le moment. Vous ferez le point pendant un entretien.'}
          </p>
          {prepared.length === 0 && (
            <p>
              <TextLink href={PREPARE}>Préparer mes réponses</TextLink>
            </p>
          )}
        </Card>
      )}
      {parts.map(({ title, themes }) => (
        <Card key={title} title={title}>
          <Stack>
            {themes.map((theme) => (
              <ThemeLines key={theme.subject} theme={theme} comments={comments} />
            ))}
          </Stack>
        </Card>
      ))}
      {prepared.length > 0 && (
        <Card title="Ce que vous avez préparé">
          <Stack>
            <ul>
              {prepared.map(({ question, ask, words }) => (
                <li key={question}>
                  {ask} {words}
                </li>
              ))}
            </ul>
            <p>
              <TextLink href={PREPARE}>Revoir ou changer mes réponses</TextLink>
            </p>
          </Stack>
        </Card>
      )}
      {sittings.length > 0 && (
        <Card title="Les rendez-vous où vous en avez parlé">
          <ul>
            {sittings.map(({ id, heldOn, with: who }) => (
              <li key={id}>
                {formatDay(heldOn)}, avec {who}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <PrintButton />
    </Stack>
  );
}
