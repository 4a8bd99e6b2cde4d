import { data, redirect } from 'react-router';
import { contactMessages } from '../../../../domain/contact/messages.ts';
import { ownContact } from '../../../../domain/contact/own-contact.query.server.ts';
import { withdrawContact } from '../../../../domain/contact/withdraw-contact.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { problemsOf } from '../../../form-problems.server.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Card } from '../../../ui/card.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { formatDay } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { personHref } from '../paths.ts';
import type { Route } from './+types/withdraw-contact.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Retirer un contact · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, contactId } = args.params;
  return { personId, ...(await run(runtime, ownContact, actor, { personId, contactId })) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, contactId } = args.params;
  const form = await args.request.formData();
  try {
    await run(runtime, withdrawContact, actor, { personId, contactId });
  } catch (error) {
    const { errors } = problemsOf(error, { messages: contactMessages });
    return data({ withdrawn: false, errors }, { status: 422 });
  }
  if (form.has('dialogue')) return data({ withdrawn: true, errors: [] });
  throw redirect(`${personHref(personId)}?fait=contact-retire`);
}

export default function WithdrawContact({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, words, on, line } = loaderData;
  return (
    <Stack gap="m">
      <PageTitle title="Retirer ce contact, noté par erreur ?" />
      {actionData && <ErrorSummary errors={actionData.errors} title="Ce contact ne se retire plus" />}
      <Card>
        <Confirm confirmLabel="Retirer le contact" cancelHref={personHref(personId)}>
          <p>
            <strong>{words}</strong>, {formatDay(on)}
            {line && `\u00a0: «\u00a0${line} »`}
          </p>
          <p>
            Ce qui y est écrit ne se lira plus, et il ne comptera plus comme dernier contact. Le parcours
            garde la trace qu’un contact a été noté puis retiré.
          </p>
        </Confirm>
      </Card>
    </Stack>
  );
}
