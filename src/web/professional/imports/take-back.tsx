import { data, redirect } from 'react-router';
import { refusalMessage } from '../../../domain/import/flow-messages.ts';
import { importPage } from '../../../domain/import/import-page.query.server.ts';
import { takeBackImport, takeBackPreview } from '../../../domain/import/take-back.server.ts';
import { Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { Moment } from '../../moment.tsx';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/take-back.ts';
import { importHref, importsHref } from './paths.ts';

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Annuler ${loaderData?.fileName ?? 'un import'} · Relais` },
];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { importId } = args.params;
  const { mine, fileName, takeBackUntil, state } = await run(runtime, importPage, actor, { importId });
  if (!mine || takeBackUntil === null) throw redirect(importHref(importId));
  const counts = await run(runtime, takeBackPreview, actor, { importId });
  return { importId, fileName, takeBackUntil, writing: state === 'importing', counts };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { importId } = args.params;
  try {
    await run(runtime, takeBackImport, actor, { importId });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === 'import-state') return redirect(importHref(importId));
    return data({ message: refusalMessage(error.code) }, { status: 422 });
  }
  return redirect(importHref(importId));
}

/** What would be undone and what would stay, before it is. */
export default function TakeBack({ loaderData, actionData }: Route.ComponentProps) {
  const { importId, fileName, takeBackUntil, writing, counts } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Imports', href: importsHref },
          { label: fileName, href: importHref(importId) },
          { label: 'Annuler' },
        ]}
      />
      <PageTitle title="Annuler cet import" subtitle={fileName} />
      {actionData && <ErrorSummary errors={[{ message: actionData.message }]} />}
      <Card title="Ce que Relais fera">
        <Stack gap="m">
          {writing ? (
            <p>
              L’import est en cours : Relais l’arrête, puis défait ce qu’il a déjà écrit. Ce qui n’est pas
              encore écrit ne le sera pas.
            </p>
          ) : (
            <p>Voici ce qu’il en est en ce moment.</p>
          )}
          <ul>
            <li>
              {plural(counts.removed, 'personne')} {counts.removed > 1 ? 'entrées' : 'entrée'} par cette liste{' '}
              {counts.removed > 1 ? 'seront retirées' : 'sera retirée'} de Relais.
            </li>
            <li>
              {plural(counts.restored, 'mise')} à jour{' '}
              {counts.restored > 1 ? 'seront défaites' : 'sera défaite'} : l’ancienne valeur revient.
            </li>
            <li>
              {plural(counts.kept, 'ligne')} {counts.kept > 1 ? 'garderont' : 'gardera'} quelque chose :
              quelqu’un d’autre a écrit depuis. Relais vous en donnera la liste.
            </li>
          </ul>
          {counts.kept > 0 && (
            <Notice tone="info">
              <p>
                Une personne dont quelqu’un a complété le dossier, ou dont parle une autre liste, reste dans
                Relais. Une valeur changée depuis reste telle quelle.
              </p>
            </Notice>
          )}
          <p>
            L’annulation est possible jusqu’au <Moment at={takeBackUntil} />. Elle ne s’annule pas : pour
            revenir en arrière, importez de nouveau le fichier.
          </p>
          <form method="post">
            <FormActions>
              <Button variant="danger">Annuler tout l’import</Button>
              <LinkButton href={importHref(importId)} variant="quiet">
                Garder cet import
              </LinkButton>
            </FormActions>
          </form>
        </Stack>
      </Card>
    </Stack>
  );
}
