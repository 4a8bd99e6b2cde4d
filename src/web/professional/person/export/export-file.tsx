import { fileToExport } from '../../../../domain/whole-file/whole-file.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { pluralWord } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { personFileHref, personHref } from '../paths.ts';
import { personCrumbs } from '../plan/paths.ts';
import type { Route } from './+types/export-file.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Exporter le dossier · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  return { personId, file: await run(runtime, fileToExport, actor, { personId }) };
}

/** What leaves, before it leaves. */
export default function ExportFile({ loaderData: { personId, file } }: Route.ComponentProps) {
  return (
    <Stack gap="m">
      <Breadcrumb items={[...personCrumbs(personId, file.personName), { label: 'Exporter le dossier' }]} />
      <PageTitle title="Exporter le dossier" subtitle={file.personName} />
      <Notice tone="info" title="Ce fichier sort de Relais">
        <p>
          La personne verra dans son espace que votre organisation a copié son dossier dans un fichier, et
          quand. Gardez-le en lieu sûr, et effacez-le quand il ne sert plus.
        </p>
      </Notice>
      <Card title="Le fichier">
        <form method="post" action={personFileHref(personId)}>
          <Stack>
            <p>Ce que vous lisez de cette personne, rien de plus : {file.titles.join(', ')}.</p>
            {file.joined > 0 && (
              <p>
                {pluralWord(file.joined, 'Le dossier réuni', 'Les dossiers réunis')} à sa page y{' '}
                {pluralWord(file.joined, 'est', 'sont')} aussi, à part.
              </p>
            )}
            <p>Ce qu’un organisme discret a noté n’y est jamais, ni l’adresse d’une personne à protéger.</p>
            <RadioGroup
              name="format"
              legend="Format"
              options={[
                { value: 'html', label: 'Une page à lire ou à imprimer (HTML)' },
                { value: 'json', label: 'Un fichier pour un autre logiciel (JSON)' },
              ]}
              defaultValue="html"
            />
            {file.sensitive && (
              <CheckboxField
                name="sensible"
                value="oui"
                label="Ajouter ce qui est sensible"
                hint="Santé, justice : laissé de côté sans ce choix."
              />
            )}
            <FormActions>
              <Button icon="download">Exporter</Button>
              <LinkButton href={personHref(personId)} variant="quiet">
                Revenir à la page de la personne
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
