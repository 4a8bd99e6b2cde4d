import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Asked } from './one-by-one.server.ts';
import { PLAN } from './paths.ts';

export interface Question {
  readonly name: string;
  readonly field: (shown: { value: string; error: string | undefined }) => ReactNode;
}

/** One question per page: what was answered before goes along unseen, and can be gone back to. */
export function OneQuestion({
  title,
  questions,
  asked,
  first,
  hidden = {},
  send,
  children,
}: {
  title: string;
  questions: readonly Question[];
  asked: Asked | undefined;
  /** What the fields hold before anything was answered. */
  first: Readonly<Record<string, string>>;
  hidden?: Readonly<Record<string, string | number>>;
  /** Words of the last button. */
  send: string;
  /** What the questions are about. */
  children?: ReactNode;
}) {
  const at = asked?.at ?? 0;
  const values = { ...first, ...asked?.values };
  const question = questions[at];
  if (!question) return null;
  const others = questions.filter(({ name }) => name !== question.name);
  const many = questions.length > 1;
  return (
    <Stack gap="l">
      <PageTitle title={title} {...(many && { subtitle: `Question ${at + 1} sur ${questions.length}` })} />
      {asked?.error && <ErrorSummary errors={[{ field: question.name, message: asked.error }]} />}
      {children}
      <Card>
        <form method="post" noValidate>
          <Stack>
            {Object.entries(hidden).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {others.map(({ name }) => (
              <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
            ))}
            <input type="hidden" name="question" value={at} />
            {question.field({ value: values[question.name] ?? '', error: asked?.error })}
            <FormActions>
              <Button>{at === questions.length - 1 ? send : 'Continuer'}</Button>
              {at > 0 && (
                <Button variant="quiet" name="retour" value="oui">
                  Question précédente
                </Button>
              )}
            </FormActions>
          </Stack>
        </form>
      </Card>
      <p>
        <TextLink href={PLAN}>Revenir à mes étapes sans rien envoyer</TextLink>
      </p>
    </Stack>
  );
}
