import type { ReactNode } from 'react';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Attempt } from '../attempt.server.ts';
import { OwnCrumbs } from '../crumbs.tsx';
import { ownDataHref } from '../paths.ts';

/** One question about oneself: the fields are the page's. */
export function EditPage({
  crumb,
  question,
  version,
  attempt,
  children,
}: {
  crumb: string;
  question: string;
  version: number;
  attempt: Attempt | undefined;
  children: ReactNode;
}) {
  return (
    <Stack gap="l">
      <OwnCrumbs items={[{ label: 'Mes données', href: ownDataHref }, { label: crumb }]} />
      <PageTitle title={question} />
      {attempt && <ErrorSummary errors={attempt.errors} />}
      <Card>
        <form method="post" noValidate>
          <input type="hidden" name="version" value={version} />
          <Stack>
            {children}
            <FormActions>
              <Button>Enregistrer</Button>
              <LinkButton variant="quiet" href={ownDataHref}>
                Ne rien changer
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
