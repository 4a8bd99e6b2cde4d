import { Form } from 'react-router';
import { specialities, specialityLabels } from '../../../domain/organisation/codes.ts';
import type { DirectoryPage } from '../../../domain/organisation/directory-views.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Cluster } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './directory-filters.module.css';
import { DIRECTORY, type DirectoryView } from './paths.ts';

/** By name, which stays out of addresses; or by what one looks for, which an address can hold. */
export function DirectoryFilters({
  page,
  view,
  text,
}: {
  page: DirectoryPage;
  view: DirectoryView;
  text: string | undefined;
}) {
  const groups = [...Map.groupBy(page.organisations, (organisation) => organisation.kind)].map(
    ([label, members]) => ({
      label,
      options: members.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
    }),
  );
  const filtered = Object.values(view).some(Boolean) || text;
  return (
    <>
      <Form className={styles.search} method="post" action={DIRECTORY} noValidate>
        <TextField
          name="nom"
          type="search"
          label="Début du nom ou du prénom"
          width="medium"
          autoComplete="off"
          defaultValue={text ?? ''}
        />
        <Button variant="quiet" icon="search">
          Chercher
        </Button>
      </Form>
      <Form
        className={styles.filters}
        method="get"
        action={DIRECTORY}
        noValidate
        key={Object.values(view).join(' ')}
      >
        <SelectField
          name="type"
          label="Type d’organisation"
          placeholder="Tous"
          options={page.kinds.map(({ code, label }) => ({ value: code, label }))}
          defaultValue={view.kind}
        />
        <SelectField
          name="organisation"
          label="Organisation"
          placeholder="Toutes"
          options={groups}
          defaultValue={view.organisation}
        />
        <SelectField
          name="specialite"
          label="Spécialité"
          placeholder="Toutes"
          options={specialities.map((code) => ({ value: code, label: specialityLabels[code] }))}
          defaultValue={view.speciality}
        />
        <SelectField
          name="commune"
          label="Intervient à"
          placeholder="Partout"
          options={page.communes.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={view.commune}
        />
        <Cluster>
          <Button variant="quiet">Filtrer</Button>
          {filtered && (
            <LinkButton href={DIRECTORY} variant="quiet">
              Tout afficher
            </LinkButton>
          )}
        </Cluster>
      </Form>
    </>
  );
}
