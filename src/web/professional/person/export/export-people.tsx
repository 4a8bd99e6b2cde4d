import { data } from 'react-router';
import { peopleToExport } from '../../../../domain/person/export-people.query.server.ts';
import { writePeopleView } from '../../../../domain/person/people-address.ts';
import { tableFormats } from '../../../../files/spreadsheet/table-formats.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { exportFileHref, peopleHref } from '../paths.ts';
import { listHref } from '../people-view.ts';
import { viewWords } from '../people-words.ts';
import type { Route } from './+types/export-people.ts';
import { exportColumns } from './people-columns.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Exporter la liste · Relais' }];

export const loader = (args: Route.LoaderArgs) => readChoice(args, '');

/** A list filtered by a name comes by POST: a name has no place in an address. */
export async function action(args: Route.ActionArgs) {
  const named = String((await args.request.formData()).get('named') ?? '').trim();
  return data(await readChoice(args, named));
}

async function readChoice(args: Route.LoaderArgs | Route.ActionArgs, named: string) {
  const { runtime, actor } = requireProfessional(args);
  const address = new URL(args.request.url).searchParams.toString();
  const { view, filters, count } = await run(runtime, peopleToExport, actor, { address, named });
  return { view, named, count, columns: exportColumns(filters, view.filters).map(({ header }) => header) };
}

/** What leaves, before it leaves. */
export default function ExportPeople({ loaderData, actionData }: Route.ComponentProps) {
  const { view, named, count, columns } = actionData ?? loaderData;
  return (
    <Stack gap="m">
      <Breadcrumb items={[{ label: 'Personnes', href: peopleHref }, { label: 'Exporter la liste' }]} />
      <PageTitle title="Exporter la liste" subtitle={viewWords(view, named)} />
      {count === 0 ? (
        <Notice tone="info">
          <p>Cette liste est vide : il n’y a rien à exporter.</p>
        </Notice>
      ) : (
        <Notice tone="info" title="Ce fichier sort de Relais">
          <p>
            Il contiendra les données de {plural(count, 'personne')}. Chacune verra dans son espace que votre
            organisation l’a copiée dans un fichier, et quand. Gardez-le en lieu sûr, et effacez-le quand il
            ne sert plus.
          </p>
        </Notice>
      )}
      <Card title="Le fichier">
        <form method="post" action={exportFileHref}>
          <input type="hidden" name="liste" value={writePeopleView(view).toString()} />
          <input type="hidden" name="named" value={named} />
          <Stack>
            <p>Une ligne par personne, dans l’ordre de la liste : {columns.join(', ')}.</p>
            <RadioGroup
              name="format"
              legend="Format"
              options={Object.entries(tableFormats).map(([value, { label }]) => ({ value, label }))}
              defaultValue="xlsx"
            />
            <FormActions>
              {count > 0 && <Button icon="download">Exporter</Button>}
              <LinkButton href={listHref(view)} variant="quiet">
                Revenir à la liste
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
