import { data, redirect } from 'react-router';
import type { z } from 'zod';
import { createPerson } from '../../../domain/person/create-person.server.ts';
import { newPersonInput } from '../../../domain/person/enter-person.server.ts';
import { locatePerson } from '../../../domain/person/locate-person.query.server.ts';
import { personMessages } from '../../../domain/person/messages.ts';
import { newPersonOptions } from '../../../domain/person/new-person-options.query.server.ts';
import type { LocatedPerson } from '../../../domain/person/views.ts';
import { type LookAlike, lookAlikes } from '../../../domain/same-person/look-alikes.query.server.ts';
import { Invalid, Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { type FormProblems, problemsOf } from '../../form-problems.server.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/new-person.ts';
import { NewPersonForm } from './new-person-form.tsx';
import { peopleHref, personHref } from './paths.ts';
import { newPersonTyped, type Typed, typedIn } from './read-person-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Ajouter une personne · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return run(runtime, newPersonOptions, actor, {});
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const form = await args.request.formData();
  const typed = typedIn(form);
  // The search page hands over what was typed there.
  if (typed.etape === 'preremplir') return data({ ...blank, typed: { ...typed, accompany: 'on' } });
  const { input, unsure } = newPersonTyped(typed);
  const parsed = newPersonInput.safeParse(input);
  if (!parsed.success || unsure) {
    const problems = joined(
      parsed.success ? null : problemsOf(new Invalid(parsed.error), { messages: personMessages, rename }),
      unsure && problemsOf(new Refused(unsure.code), { messages: personMessages }),
    );
    return data({ ...blank, typed, problems, offers: unsure?.choices ?? [] }, { status: 422 });
  }
  const hits = typed.confirme === 'on' ? [] : await sameIdentity(signed, parsed.data.identity);
  const alike = typed.confirme === 'on' ? [] : await alikeIn(signed, parsed.data, hits);
  if (hits.length + alike.length > 0) return data({ ...blank, typed, hits, alike }, { status: 422 });
  return create(signed, typed, input);
}

const blank = { typed: {} as Typed, problems: null as FormProblems | null, offers: [], hits: [], alike: [] };

/** Names of this form's fields that differ from those of the situation page. */
const rename = { kind: 'statusKind', from: 'statusFrom', until: 'statusExpected', source: 'statusSource' };

const joined = (...all: (FormProblems | null)[]): FormProblems => ({
  errors: all.flatMap((one) => one?.errors ?? []),
  byField: Object.assign({}, ...all.map((one) => one?.byField)),
});

/** Nobody starts over: before a person is added, whoever bears the same identity is looked for. */
async function sameIdentity(
  { runtime, actor }: Signed,
  identity: { familyName: string; givenName: string; birthDate: string | null },
) {
  const { familyName, givenName, birthDate } = identity;
  return birthDate ? run(runtime, locatePerson, actor, { familyName, givenName, birthDate }) : [];
}

/** And whoever resembles them, among those that the author already reads. */
async function alikeIn(
  { runtime, actor }: Signed,
  entry: z.output<typeof newPersonInput>,
  hits: readonly LocatedPerson[],
): Promise<LookAlike[]> {
  const { identity, contact, externalNumber } = entry;
  const found = await run(runtime, lookAlikes, actor, { identity, contact, externalNumber });
  return found.filter(({ personId }) => !hits.some((hit) => hit.personId === personId));
}

async function create(
  { runtime, actor }: Signed,
  typed: Typed,
  input: ReturnType<typeof newPersonTyped>['input'],
) {
  try {
    const { personId, opens } = await run(runtime, createPerson, actor, newPersonInput.parse(input));
    return redirect(opens ? `${personHref(personId)}?fait=ajoutee` : `${peopleHref}?fait=confiee`);
  } catch (error) {
    return data(
      { ...blank, typed, problems: problemsOf(error, { messages: personMessages, rename }) },
      { status: 422 },
    );
  }
}

export default function NewPerson({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Stack gap="m">
      <Breadcrumb items={[{ label: 'Personnes', href: peopleHref }, { label: 'Ajouter une personne' }]} />
      <PageTitle
        title="Ajouter une personne"
        subtitle="L’identité suffit pour commencer : le reste se complète au fil des entretiens."
      />
      <NewPersonForm options={loaderData} answer={actionData ?? null} />
    </Stack>
  );
}
