import { redirect } from 'react-router';
import { endChoice } from '../../../domain/rights/end-choice.server.ts';
import { ownChoices } from '../../../domain/rights/own-choices.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { attempt, sent } from '../attempt.server.ts';
import { OwnCrumbs } from '../crumbs.tsx';
import { ChoiceLine } from '../item/choice-line.tsx';
import { choicesHref, itemHref, ownDataHref, ownPathwayHref } from '../paths.ts';
import type { Route } from './+types/own-choices.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Ce que je cache et ce que je montre · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { choices } = await run(runtime, ownChoices, actor, { personId: actor.personId });
  return { choices, done: new URL(args.request.url).searchParams.has('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  return attempt(form, async () => {
    await run(runtime, endChoice, actor, { personId: actor.personId, choiceId: sent(form, 'sur') });
    return redirect(`${choicesHref}?fait=lever`);
  });
}

export default function OwnChoices({ loaderData }: Route.ComponentProps) {
  const { choices, done } = loaderData;
  return (
    <Stack gap="l">
      <OwnCrumbs
        items={[
          { label: 'Mes données', href: ownDataHref },
          { label: 'Ce que je cache et ce que je montre' },
        ]}
      />
      <PageTitle title="Ce que je cache et ce que je montre" />
      {done && (
        <Notice tone="success">
          <p>C’est fait. Ce choix ne compte plus.</p>
        </Notice>
      )}
      {choices.length === 0 && (
        <Card>
          <p>
            Vous ne cachez rien. Pour cacher un élément à un organisme, ouvrez-le depuis{' '}
            <TextLink href={ownPathwayHref}>votre parcours</TextLink>.
          </p>
        </Card>
      )}
      {choices.map((choice) => (
        <Card
          key={choice.choiceId}
          title={<TextLink href={itemHref(choice.kind, choice.subject)}>{choice.label}</TextLink>}
        >
          <ChoiceLine choice={choice} />
        </Card>
      ))}
    </Stack>
  );
}
