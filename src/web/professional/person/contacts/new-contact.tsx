import { data, Form, redirect } from 'react-router';
import { contactForm } from '../../../../domain/contact/contact-form.query.server.ts';
import { contactMessages } from '../../../../domain/contact/messages.ts';
import { noteContact } from '../../../../domain/contact/note-contact.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { safeReturn } from '../../../../platform/auth/rules.ts';
import { newId } from '../../../../platform/database/id.ts';
import { problemsOf } from '../../../form-problems.server.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { peopleHref, personHref } from '../paths.ts';
import type { Route } from './+types/new-contact.ts';
import { ContactFields, type RejectedContact } from './contact-form.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Noter un contact · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const { lastChannel, ...form } = await run(runtime, contactForm, actor, { personId });
  return {
    personId,
    ...form,
    contactId: newId(),
    channel: lastChannel ?? ('telephone' as const),
    returnTo: safeReturn(new URL(args.request.url).searchParams.get('retour')),
  };
}

interface Answer {
  readonly noted?: { readonly contactId: string; readonly reached: boolean };
  readonly rejected?: RejectedContact;
  /** The connection is down: nothing was sent, nothing is lost. */
  readonly unsent?: true;
}

/** Sent by the page, which goes back; or by the dialog of another page (« dialogue »), which stays there. */
export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const reached = { oui: true, non: false }[text('reached')];
  const contactId = text('id');
  try {
    await run(runtime, noteContact, actor, {
      personId,
      contactId,
      channel: text('channel') as 'telephone',
      reached: reached as boolean,
      on: text('on'),
      time: text('time') || null,
      line: text('line'),
    });
  } catch (error) {
    const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const rejected = { ...problemsOf(error, { messages: contactMessages }), values };
    return data<Answer>({ rejected }, { status: 422 });
  }
  if (form.has('dialogue')) return data<Answer>({ noted: { contactId, reached: reached === true } });
  const returnTo = safeReturn(new URL(args.request.url).searchParams.get('retour')) ?? personHref(personId);
  throw redirect(`${returnTo}${returnTo.includes('?') ? '&' : '?'}fait=contact`);
}

/** A connection that is down leaves the form as it is, with what was typed; the status keeps the page from being read again. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  try {
    return (await serverAction()) as Answer;
  } catch (error) {
    if (error instanceof TypeError) return data<Answer>({ unsent: true }, { status: 503 });
    throw error;
  }
}

export default function NewContact({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, returnTo, ...shown } = loaderData;
  const answer: Answer | undefined = actionData;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: peopleHref },
          { label: personName, href: personHref(personId) },
          { label: 'Noter un contact' },
        ]}
      />
      <PageTitle title="Noter un contact" subtitle={personName} />
      <Card>
        <Form method="post" noValidate>
          {answer?.unsent && <Unsent />}
          <ContactFields shown={shown} rejected={answer?.rejected}>
            <LinkButton href={returnTo ?? personHref(personId)} variant="quiet">
              Annuler
            </LinkButton>
          </ContactFields>
        </Form>
      </Card>
    </Stack>
  );
}

export function Unsent() {
  return (
    <Notice tone="error" live title="La connexion ne répond pas">
      <p>Le contact n’est pas encore noté. Rien n’est perdu : réessayez dans un instant.</p>
    </Notice>
  );
}
