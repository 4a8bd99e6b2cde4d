import { data, redirect } from 'react-router';
import { QUESTION_LINK } from '../../../domain/question/mails.ts';
import { keysOf, readLink } from '../../../platform/auth/keys.ts';
import { requestContext } from '../../request-context.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PRIVATE_PAGE } from '../sign-in/cookies.server.ts';
import type { Route } from './+types/question-link.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Répondre à une question · Relais' }];
export const headers = () => PRIVATE_PAGE;

/** Looks at nothing: programs that open links before people do learn nothing, not even whether the question exists. */
export function loader() {
  return null;
}

/** Only the server's own link leads on; what it leads to asks who is there. */
export function action({ context, params }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const questionId = readLink(keysOf(runtime), QUESTION_LINK, params.token);
  if (!questionId) return data({ wrong: true }, { status: 422 });
  return redirect(`/questions/${questionId}`);
}

export default function QuestionLink({ actionData }: Route.ComponentProps) {
  if (actionData)
    return (
      <Stack gap="l">
        <PageTitle title="Ce lien n’est pas complet" />
        <Notice tone="error">
          <p>Ouvrez-le depuis le message, sans le recopier. Vos questions sont aussi dans Relais.</p>
        </Notice>
        <p>
          <LinkButton href="/questions">Voir mes questions</LinkButton>
        </p>
      </Stack>
    );
  return (
    <Stack gap="l">
      <PageTitle title="Répondre à une question" />
      <p>
        Un professionnel vous pose une question sur une étape. Pour protéger la personne concernée, Relais
        vous demandera de vous connecter ; vous arriverez ensuite sur la question, prêt à répondre.
      </p>
      <form method="post">
        <Button>Voir la question et répondre</Button>
      </form>
    </Stack>
  );
}
