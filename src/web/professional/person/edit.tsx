import { redirect } from 'react-router';
import { personFile } from '../../../domain/person/person-file.query.server.ts';
import { abilities, editsAddress } from '../../../domain/person/rules.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/edit.ts';
import { type EditAnswer, editActs, rejected } from './edit-acts.server.ts';
import { AddressForm, ContactForm, IdentityForm } from './edit-forms.tsx';
import { InformationForm, NumberForm, ProtectionForm } from './edit-marks.tsx';
import { formValuesOf } from './edit-values.server.ts';
import { editHref, peopleHref, personHref } from './paths.ts';
import { typedIn } from './read-person-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Modifier l’identité et les coordonnées · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const file = await run(runtime, personFile, actor, { personId: args.params.personId });
  const may = abilities(file.levels);
  if (!(may.editIdentity || may.markInformed || may.setExternalNumber)) throw new NotFound();
  return {
    personId: file.personId,
    name: `${file.givenName} ${file.familyName}`,
    may: { ...may, editAddress: editsAddress(file.levels, file.protected) },
    protected: file.protected,
    values: formValuesOf(file),
    versions: {
      identity: file.identity?.version ?? 0,
      contact: file.contact?.version ?? 0,
      address: file.address?.version ?? 0,
    },
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const { personId } = args.params;
  const typed = typedIn(await args.request.formData());
  const act = editActs[typed.acte ?? ''];
  if (!act) throw new NotFound();
  try {
    await act(signed, personId, typed);
  } catch (error) {
    return rejected(error, typed);
  }
  return redirect(`${editHref(personId)}?fait=${typed.acte}`);
}

const DONE: Record<string, string> = {
  identite: 'L’identité est enregistrée.',
  coordonnees: 'Les coordonnées sont enregistrées.',
  adresse: 'L’adresse est enregistrée.',
  information: 'La date d’information est enregistrée.',
  protection: 'La protection est enregistrée.',
  numero: 'Le numéro est enregistré.',
};

/** What one form of the page shows: its own answer when it was sent, else what stands in the file. */
const shownIn = (
  act: string,
  values: Readonly<Record<string, string>>,
  answer: EditAnswer | undefined,
  version: number,
) => {
  const mine = answer?.typed.acte === act ? answer : undefined;
  return {
    typed: mine?.typed ?? values,
    errors: mine?.byField ?? {},
    answer: mine,
    version: mine?.current?.version ?? version,
  };
};

export default function Edit({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, name, may, values, versions, done } = loaderData;
  const shown = (act: string, version = 0) => shownIn(act, values, actionData, version);
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: peopleHref },
          { label: name, href: personHref(personId) },
          { label: 'Modifier' },
        ]}
      />
      <PageTitle title="Modifier l’identité et les coordonnées" subtitle={name} />
      {!actionData && done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {may.editIdentity && <IdentityForm {...shown('identite', versions.identity)} />}
      {may.editContact && <ContactForm {...shown('coordonnees', versions.contact)} />}
      {may.editAddress && <AddressForm {...shown('adresse', versions.address)} />}
      {may.markInformed && <InformationForm {...shown('information')} />}
      {may.setExternalNumber && <NumberForm {...shown('numero')} />}
      {may.protect && <ProtectionForm isProtected={loaderData.protected} />}
    </Stack>
  );
}
