import { editAddress } from '../../../domain/person/edit-address.server.ts';
import { readAddress } from '../../../domain/person/read-address.server.ts';
import { Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sent } from '../attempt.server.ts';
import type { Route } from './+types/edit-address.ts';
import { ownFile, saveOwn } from './edit-own.server.ts';
import { EditPage } from './edit-page.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Changer mon adresse · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { address } = await ownFile(requirePerson(args));
  return {
    version: address?.version ?? 1,
    values: {
      line: address?.line ?? '',
      postalCode: address?.postalCode ?? '',
      commune: address?.communeName ?? '',
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  const read = readAddress({
    line: sent(form, 'line'),
    postalCode: sent(form, 'postalCode'),
    commune: sent(form, 'commune'),
    communeCode: sent(form, 'communeCode'),
  });
  const answer = await saveOwn(form, 'adresse', async () => {
    if (read.kind !== 'read') throw new Refused(read.code);
    await run(runtime, editAddress, actor, {
      personId: actor.personId,
      version: sent(form, 'version'),
      ...read.address,
    });
  });
  if (answer instanceof Response || read.kind === 'read') return answer;
  return { ...answer, data: { ...answer.data, choices: read.choices } };
}

export default function EditOwnAddress({ loaderData, actionData }: Route.ComponentProps) {
  const values: Readonly<Record<string, string>> = actionData?.typed ?? loaderData.values;
  const errors = actionData?.byField ?? {};
  const choices = actionData && 'choices' in actionData ? actionData.choices : [];
  return (
    <EditPage
      crumb="Changer mon adresse"
      question="Où habitez-vous ?"
      version={loaderData.version}
      attempt={actionData}
    >
      <TextField
        name="line"
        label="Numéro et rue"
        autoComplete="street-address"
        defaultValue={values.line}
        error={errors.line}
        optional
      />
      <TextField
        name="postalCode"
        label="Code postal"
        width="short"
        inputMode="numeric"
        autoComplete="postal-code"
        defaultValue={values.postalCode}
        error={errors.postalCode}
      />
      <TextField
        name="commune"
        label="Commune"
        autoComplete="address-level2"
        defaultValue={values.commune}
        error={errors.commune}
      />
      {choices.length > 0 && (
        <SelectField
          name="communeCode"
          label="Laquelle ?"
          placeholder="Choisir la commune"
          options={choices.map(({ code, name }) => ({ value: code, label: name }))}
          error={errors.communeCode}
        />
      )}
    </EditPage>
  );
}
