import { data, redirect } from 'react-router';
import { nextStep, safeReturn } from '../../../platform/auth/rules.ts';
import type { Session } from '../../../platform/auth/session.ts';
import { listSeats, switchOrganisation } from '../../../platform/auth/sessions.server.ts';
import { requestContext } from '../../request-context.ts';
import { doorFor } from '../../require-professional.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { Route } from './+types/choose-organisation.ts';
import { goOn, PRIVATE_PAGE } from './cookies.server.ts';
import { SignOutForm } from './sign-out-form.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Choisir une organisation · Relais' }];
export const headers = () => PRIVATE_PAGE;

function signedIn({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { runtime, session } = context.get(requestContext);
  const returnTo = safeReturn(new URL(request.url).searchParams.get('retour'));
  const step = session ? nextStep(session) : null;
  if (step !== 'seat' && step !== 'open') throw redirect(doorFor(session, returnTo));
  return { runtime, session: session as Session, returnTo };
}

export async function loader(args: Route.LoaderArgs) {
  const { runtime, session } = signedIn(args);
  const seats = await listSeats(runtime, session);
  return { seats, current: session.seat?.membershipId ?? null };
}

/** The same field as the switcher of every page (ui/account-menu.tsx). */
export async function action(args: Route.ActionArgs) {
  const { runtime, session, returnTo } = signedIn(args);
  const form = await args.request.formData();
  const wanted = String(form.get('organisationId') ?? '');
  const seat = (await listSeats(runtime, session)).find((candidate) => candidate.organisationId === wanted);
  const token = seat && (await switchOrganisation(runtime, session, seat.membershipId));
  if (!token)
    return data({ error: 'Choisissez l’organisation pour laquelle vous agissez.' }, { status: 422 });
  return goOn(runtime, token, returnTo);
}

export default function ChooseOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { seats, current } = loaderData;
  if (seats.length === 0) return <NoOrganisation />;
  return (
    <Stack gap="l">
      <PageTitle title="Pour quelle organisation agissez-vous ?" />
      <Card>
        <form method="post" noValidate>
          <Stack>
            <RadioGroup
              legend="Organisation"
              name="organisationId"
              options={seats.map((seat) => ({
                value: seat.organisationId,
                label: seat.organisationName,
                hint: seat.function,
              }))}
              defaultValue={seats.find((seat) => seat.membershipId === current)?.organisationId}
              error={actionData?.error}
              hint="Ce que vous voyez et ce que vous écrivez dépend de l’organisation. Vous pourrez en changer à tout moment."
            />
            <FormActions>
              <Button>Continuer</Button>
            </FormActions>
          </Stack>
        </form>
      </Card>
      <SignOutForm />
    </Stack>
  );
}

function NoOrganisation() {
  return (
    <Stack gap="l">
      <PageTitle title="Votre compte n’est rattaché à aucune organisation" />
      <p>
        Vous ne pouvez donc voir aucun dossier pour le moment. Demandez au responsable Relais de votre
        organisation de vous envoyer une invitation à l’adresse de votre compte.
      </p>
      <SignOutForm />
    </Stack>
  );
}
