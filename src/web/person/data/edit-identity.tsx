import { editIdentity } from '../../../domain/person/edit-identity.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sent } from '../attempt.server.ts';
import type { Route } from './+types/edit-identity.ts';
import { ownFile, saveOwn } from './edit-own.server.ts';
import { EditPage } from './edit-page.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Corriger mon identité · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { identity } = await ownFile(requirePerson(args));
  return {
    version: identity?.version ?? 1,
    values: {
      familyName: identity?.familyName ?? '',
      usedName: identity?.usedName ?? '',
      givenName: identity?.givenName ?? '',
      birthDate: identity?.birthDate ?? '',
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requirePerson(args);
  const { runtime, actor } = signed;
  const form = await args.request.formData();
  const { identity } = await ownFile(signed);
  return saveOwn(form, 'identite', () =>
    run(runtime, editIdentity, actor, {
      personId: actor.personId,
      version: sent(form, 'version'),
      familyName: sent(form, 'familyName'),
      usedName: sent(form, 'usedName'),
      givenName: sent(form, 'givenName'),
      birthDate: sent(form, 'birthDate'),
      civility: identity?.civility ?? '',
    }),
  );
}

export default function EditOwnIdentity({ loaderData, actionData }: Route.ComponentProps) {
  const values = actionData?.typed ?? loaderData.values;
  const errors = actionData?.byField ?? {};
  return (
    <EditPage
      crumb="Corriger mon identité"
      question="Quels sont vos nom, prénom et date de naissance ?"
      version={loaderData.version}
      attempt={actionData}
    >
      <TextField
        name="familyName"
        label="Nom de naissance"
        autoComplete="family-name"
        defaultValue={values.familyName}
        error={errors.familyName}
        required
      />
      <TextField
        name="usedName"
        label="Nom d’usage"
        hint="Si vous utilisez un autre nom dans la vie de tous les jours."
        autoComplete="off"
        defaultValue={values.usedName}
        error={errors.usedName}
        optional
      />
      <TextField
        name="givenName"
        label="Prénom"
        autoComplete="given-name"
        defaultValue={values.givenName}
        error={errors.givenName}
        required
      />
      <DateField
        name="birthDate"
        label="Date de naissance"
        defaultValue={values.birthDate}
        error={errors.birthDate}
        optional
      />
    </EditPage>
  );
}
