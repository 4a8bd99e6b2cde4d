import { Form } from 'react-router';
import type { InvitePage } from '../../../../domain/circle/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import styles from './professional-search.module.css';

/** By organisation, whose identifier stands in the address; or by name, which does not. */
export function ProfessionalSearch({
  organisations,
  organisationId,
  text,
}: {
  organisations: InvitePage['organisations'];
  organisationId: string | undefined;
  text: string | undefined;
}) {
  const groups = [...Map.groupBy(organisations, (organisation) => organisation.kind)].map(
    ([label, members]) => ({
      label,
      options: members.map((organisation) => ({
        value: organisation.organisationId,
        label: organisation.name,
      })),
    }),
  );
  return (
    <Stack>
      <Form method="get" noValidate className={styles.line}>
        <SelectField
          name="organisation"
          label="Par organisation"
          options={groups}
          placeholder="Choisir une organisation"
          defaultValue={organisationId ?? ''}
        />
        <Button variant="quiet">Voir ses professionnels</Button>
      </Form>
      <Form method="post" noValidate className={styles.line}>
        <TextField
          name="nom"
          id="nom-cherche"
          type="search"
          label="Ou par nom"
          hint="Le début du nom ou du prénom suffit."
          autoComplete="off"
          defaultValue={text ?? ''}
        />
        <Button variant="quiet" icon="search" name="acte" value="chercher">
          Chercher
        </Button>
      </Form>
    </Stack>
  );
}
