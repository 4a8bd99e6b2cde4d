import { data, redirect } from 'react-router';
import { accessPage } from '../../../../domain/account/access-page.query.server.ts';
import type { AddressWay } from '../../../../domain/account/codes.ts';
import { vouchAddress } from '../../../../domain/account/confirm-address.server.ts';
import { withdrawAddress } from '../../../../domain/account/end-access.server.ts';
import { accountMessages } from '../../../../domain/account/messages.ts';
import { printPaperCode, revokePaperCode } from '../../../../domain/account/paper-codes.server.ts';
import { proposeAddress } from '../../../../domain/account/propose-address.server.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { zoneOf } from '../../../../platform/clock/clock.ts';
import { problemsOf } from '../../../form-problems.server.ts';
import { requireProfessional, type Signed } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { accessHref, editHref, peopleHref, personHref } from '../paths.ts';
import type { Route } from './+types/access.ts';
import { AddressCard } from './address-card.tsx';
import { PaperCard } from './paper-card.tsx';
import { ProposeForm } from './propose-form.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Son accès à Relais · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, accessPage, actor, { personId: args.params.personId });
  const done = new URL(args.request.url).searchParams.get('fait');
  return { ...page, done, timeZone: zoneOf(runtime.clock) };
}

type Typed = Readonly<Record<string, string>>;

/** Each form of the page by its « acte »; gives where to go next. */
const ACTS: Record<string, (signed: Signed, personId: string, typed: Typed) => Promise<string>> = {
  proposer: async ({ runtime, actor }, personId, typed) => {
    const way = (typed.maniere ?? '') as AddressWay;
    const present = typed.presence === 'oui';
    await run(runtime, proposeAddress, actor, { personId, address: typed.adresse ?? '', way, present });
    return `${accessHref(personId)}?fait=proposer`;
  },
  confirmer: async ({ runtime, actor }, personId, { sur: addressId = '', presence }) => {
    await run(runtime, vouchAddress, actor, { personId, addressId, present: presence === 'oui' });
    return `${accessHref(personId)}?fait=confirmer`;
  },
  retirer: async ({ runtime, actor }, personId, { sur: addressId = '' }) => {
    await run(runtime, withdrawAddress, actor, { personId, addressId });
    return `${accessHref(personId)}?fait=retirer`;
  },
  imprimer: async ({ runtime, actor }, personId) => {
    const { codeId } = await run(runtime, printPaperCode, actor, { personId });
    return `${accessHref(personId)}/code/${codeId}`;
  },
  annuler: async ({ runtime, actor }, personId, { sur: codeId = '' }) => {
    await run(runtime, revokePaperCode, actor, { personId, codeId });
    return `${accessHref(personId)}?fait=annuler`;
  },
};

const messages = Object.fromEntries(
  Object.entries(accountMessages).map(([code, text]) => [
    code,
    code === 'presence_missing' ? { field: 'presence', text } : { text },
  ]),
);

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const act = ACTS[typed.acte ?? ''];
  if (!act) throw new NotFound();
  try {
    return redirect(await act(signed, personId, typed));
  } catch (error) {
    const rename = { address: 'adresse', address_wrong: 'adresse', address_same: 'adresse', way: 'maniere' };
    return data({ typed, ...problemsOf(error, { messages, rename }) }, { status: 422 });
  }
}

const DONE: Record<string, string> = {
  proposer:
    'L’adresse est proposée : elle n’ouvrira rien avant d’être confirmée. Un message vient de partir.',
  confirmer: 'Votre confirmation est enregistrée.',
  retirer: 'La proposition est retirée : cette adresse n’ouvrira rien.',
  annuler: 'Le code est annulé : il ne sert plus.',
  fermer:
    'L’espace est fermé : adresse, codes et appareils connectés n’ouvrent plus rien. La personne est prévenue.',
};

export default function Access({ loaderData, actionData }: Route.ComponentProps) {
  const { person, addresses, codes, ways, serves, birthDateKnown, contactEmail, done, timeZone } = loaderData;
  const { personId } = person;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: peopleHref },
          { label: `${person.givenName} ${person.familyName}`, href: personHref(personId) },
          { label: 'Son accès à Relais' },
        ]}
      />
      <PageTitle title="Son accès à Relais" subtitle={`${person.givenName} ${person.familyName}`} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!actionData && done && DONE[done] && (
        <Notice tone="success">
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {!serves && (
        <Notice tone="info">
          <p>
            Ceux qui accompagnent la personne et l’accueil de leurs organismes gèrent son accès. Un organisme
            discret le lit sans y toucher : ce qu’il ferait se verrait dans tout le cercle.
          </p>
        </Notice>
      )}
      {serves && !birthDateKnown && (
        <Notice tone="warning" title="La date de naissance manque">
          <p>
            Elle sert à confirmer que c’est bien la personne.{' '}
            <a href={editHref(personId)}>Complétez l’identité</a> d’abord.
          </p>
        </Notice>
      )}
      <AddressCard addresses={addresses} personId={personId} serves={serves} timeZone={timeZone} />
      {serves && birthDateKnown && !addresses.some((a) => a.state === 'a-venir') && (
        <ProposeForm ways={ways} contactEmail={contactEmail} refused={actionData} />
      )}
      <PaperCard codes={codes} personId={personId} serves={serves && birthDateKnown} timeZone={timeZone} />
    </Stack>
  );
}
