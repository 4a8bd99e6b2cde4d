import { channelLabels, preferredChannels } from '../../../domain/person/codes.ts';
import { editContact } from '../../../domain/person/edit-contact.server.ts';
import { formatPhone, readPhone } from '../../../domain/person/read-phone.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sent } from '../attempt.server.ts';
import type { Route } from './+types/edit-contact.ts';
import { ownFile, saveOwn } from './edit-own.server.ts';
import { EditPage } from './edit-page.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Changer mes coordonnées · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { contact } = await ownFile(requirePerson(args));
  return {
    version: contact?.version ?? 1,
    values: {
      phone: contact?.phone ? formatPhone(contact.phone) : '',
      phoneAcceptsSms: contact?.phoneAcceptsSms ? 'on' : '',
      email: contact?.email ?? '',
      preferred: contact?.preferred ?? '',
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requirePerson(args);
  const { runtime, actor } = signed;
  const form = await args.request.formData();
  const { contact } = await ownFile(signed);
  return saveOwn(form, 'coordonnees', () =>
    run(runtime, editContact, actor, {
      personId: actor.personId,
      version: sent(form, 'version'),
      phone: readPhone(sent(form, 'phone')) ?? sent(form, 'phone'),
      phoneAcceptsSms: sent(form, 'phoneAcceptsSms') === 'on',
      email: sent(form, 'email'),
      preferred: sent(form, 'preferred'),
      interpreter: contact?.interpreter ?? '',
    }),
  );
}

export default function EditOwnContact({ loaderData, actionData }: Route.ComponentProps) {
  const values: Readonly<Record<string, string>> = actionData?.typed ?? loaderData.values;
  const errors = actionData?.byField ?? {};
  return (
    <EditPage
      crumb="Changer mes coordonnées"
      question="Comment vous joindre ?"
      version={loaderData.version}
      attempt={actionData}
    >
      <TextField
        name="phone"
        type="tel"
        label="Téléphone"
        autoComplete="tel"
        defaultValue={values.phone}
        error={errors.phone}
      />
      <CheckboxField
        name="phoneAcceptsSms"
        label="J’accepte de recevoir des SMS à ce numéro"
        defaultChecked={values.phoneAcceptsSms === 'on'}
      />
      <TextField
        name="email"
        type="email"
        label="Adresse e-mail"
        hint="Elle sert à vous écrire. Elle ne change pas votre façon de vous connecter."
        autoComplete="email"
        defaultValue={values.email}
        error={errors.email}
      />
      <SelectField
        name="preferred"
        label="Vous préférez qu’on vous joigne"
        placeholder="Pas de préférence"
        options={preferredChannels.map((value) => ({ value, label: channelLabels[value] }))}
        defaultValue={values.preferred}
        error={errors.preferred}
      />
    </EditPage>
  );
}
