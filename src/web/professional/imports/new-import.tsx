import { data, redirect } from 'react-router';
import { importMessage } from '../../../domain/import/messages.ts';
import { startImport } from '../../../domain/import/start-import.server.ts';
import { newPersonOptions } from '../../../domain/person/new-person-options.query.server.ts';
import { readPeopleList } from '../../../files/people-list/read-people-list.server.ts';
import { inMb, tableLimits } from '../../../files/spreadsheet/limits.ts';
import { TableError } from '../../../files/spreadsheet/table-error.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Route } from './+types/new-import.ts';
import { exampleHref, importHref, importsHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Nouvel import · Relais' }];

const largest = {
  bytes: tableLimits.fileBytes,
  message: importMessage('file-too-large', { limitMb: inMb(tableLimits.fileBytes) }),
};

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { territories } = await run(runtime, newPersonOptions, actor, {});
  return { territories, demo: runtime.demo, largest };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const file = form.get('fichier');
  const sheet = String(form.get('feuille') ?? '').trim();
  const territoryId = String(form.get('territoire') ?? '') || null;
  const refused = (field: string, message: string) =>
    data({ errors: [{ field, message }], sheet, territoryId }, { status: 422 });
  if (!(file instanceof File) || file.size === 0)
    return refused('fichier', 'Choisissez le fichier qui contient la liste.');
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const list = await readPeopleList(runtime, { bytes }, { fileName: file.name, sheet: sheet || undefined });
    const { importId } = await run(runtime, startImport, actor, { ...list, territoryId });
    return redirect(importHref(importId));
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return refused(
      error.code === 'file-no-sheet' ? 'feuille' : 'fichier',
      importMessage(error.code, error.params),
    );
  }
}

export default function NewImport({ loaderData, actionData }: Route.ComponentProps) {
  const { territories, demo } = loaderData;
  const errorOf = (field: string) => actionData?.errors.find((error) => error.field === field)?.message;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Imports', href: importsHref }, { label: 'Nouvel import' }]} />
      <PageTitle
        title="Nouvel import"
        subtitle="Rien n’est écrit avant que vous ayez vu, ligne par ligne, ce que la liste ferait."
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card title="Le fichier">
        <form method="post" encType="multipart/form-data" noValidate>
          <Stack gap="m">
            <FileField
              name="fichier"
              label="Liste de personnes"
              hint="Un classeur (.xlsx, .ods, .xls) ou un fichier .csv, de 20 Mo et 50 000 lignes au plus. Les noms de colonnes peuvent être les vôtres."
              accept=".xlsx,.ods,.xls,.csv,.txt,text/csv"
              error={errorOf('fichier')}
              largest={loaderData.largest}
              required
            />
            <TextField
              name="feuille"
              label="Nom de la feuille"
              hint="Seulement si le classeur a plusieurs feuilles et que Relais n’a pas choisi la bonne."
              defaultValue={actionData?.sheet ?? ''}
              error={errorOf('feuille')}
              width="medium"
              optional
            />
            {territories.length > 1 && (
              <SelectField
                name="territoire"
                label="Territoire"
                defaultValue={actionData?.territoryId ?? territories[0]?.territoryId}
                options={territories.map(({ territoryId, name }) => ({ value: territoryId, label: name }))}
              />
            )}
            <FormActions>
              <Button icon="upload">Lire ce fichier</Button>
              <LinkButton href={importsHref} variant="quiet">
                Annuler
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
      <Notice tone="info" title="Ce que Relais fait du numéro de sécurité sociale">
        <p>
          Il sert seulement à reconnaître une personne : à la lecture du fichier il est remplacé par une
          empreinte chiffrée, et le numéro n’est conservé nulle part.
        </p>
      </Notice>
      {demo && (
        <Card title="Pour essayer">
          <p>
            Une liste de personnes inventées, avec des colonnes comme on en trouve vraiment :{' '}
            <a href={exampleHref} download>
              personnes-cher.csv
            </a>
            .
          </p>
        </Card>
      )}
    </Stack>
  );
}
