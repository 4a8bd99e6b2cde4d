import { redirect } from 'react-router';
import { finishPreparation } from '../../../domain/diagnosis/finish-preparation.server.ts';
import { myPreparation } from '../../../domain/diagnosis/my-preparation.query.server.ts';
import { type PreparedAnswer, questions } from '../../../domain/diagnosis/preparation.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePreparing } from '../../require-person.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/preparation.ts';
import { PREPARE, questionHref } from './paths.ts';
import styles from './preparation.module.css';
import { preparedWords } from './prepared-words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Préparer mon diagnostic · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePreparing(args);
  // Under a code on paper nothing is ever shown, one's own answers included.
  const blind = actor.kind === 'preparing';
  const prepared = blind ? [] : await run(runtime, myPreparation, actor, { personId: actor.personId });
  return { prepared, blind, finished: new URL(args.request.url).searchParams.get('fait') === 'oui' };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePreparing(args);
  await run(runtime, finishPreparation, actor, { personId: actor.personId });
  return redirect(`${PREPARE}?fait=oui`);
}

/** Before an interview: what it is for, where one is, and the way to each question. */
export default function Preparation({ loaderData }: Route.ComponentProps) {
  const { prepared, blind, finished } = loaderData;
  const next = questions.find(({ code }) => !prepared.some((one) => one.question === code)) ?? questions[0];
  return (
    <Stack gap="l">
      {!blind && (
        <Breadcrumb
          items={[{ label: 'Mon espace', href: '/mon-espace' }, { label: 'Préparer mon diagnostic' }]}
        />
      )}
      <PageTitle title="Préparer mon diagnostic" />
      {finished && (
        <Notice tone="success" title="Merci, vos réponses sont prêtes">
          <p>Vous en parlerez pendant votre entretien. Vous pouvez encore les changer ici.</p>
        </Notice>
      )}
      <Stack>
        <p>
          Le diagnostic fait le point avec vous : ce que vous voulez, ce qui est difficile, ce qui va bien.
          Avant l’entretien, vous pouvez répondre à {questions.length} questions.
        </p>
        <ul>
          <li>Vous pouvez passer une question, vous arrêter, et revenir.</li>
          <li>Vous pouvez dire que vous préférez en parler.</li>
          <li>Les professionnels qui vous accompagnent lisent vos réponses. Ils ne les changent pas.</li>
          {blind && (
            <li>Avec un code sur papier, vos réponses sont enregistrées mais ne s’affichent pas ici.</li>
          )}
        </ul>
      </Stack>
      {next && (
        <FormActions>
          <LinkButton href={questionHref(next.code)}>
            {prepared.length === 0 ? 'Commencer' : 'Continuer'}
          </LinkButton>
        </FormActions>
      )}
      <Card
        title={blind ? 'Les questions' : 'Vos réponses'}
        detail={blind ? undefined : `${plural(prepared.length, 'réponse')} sur ${questions.length}`}
      >
        <ol className={styles.list}>
          {questions.map(({ code, ask }) => (
            <li key={code}>
              <TextLink href={questionHref(code)}>{ask}</TextLink>
              {!blind && <Answer prepared={prepared.find((one) => one.question === code)} />}
            </li>
          ))}
        </ol>
      </Card>
      {(blind || prepared.length > 0) && (
        <form method="post">
          <FormActions>
            <Button>J’ai terminé pour aujourd’hui</Button>
          </FormActions>
        </form>
      )}
    </Stack>
  );
}

function Answer({ prepared }: { prepared: PreparedAnswer | undefined }) {
  return <p className={styles.answer}>{prepared ? preparedWords(prepared) : 'Pas encore de réponse'}</p>;
}
