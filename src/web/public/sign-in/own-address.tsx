import { data } from 'react-router';
import { z } from 'zod';
import { confirmMailbox } from '../../../domain/account/confirm-mailbox.server.ts';
import { zoneOf } from '../../../platform/clock/clock.ts';
import { requestContext } from '../../request-context.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatMoment, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/own-address.ts';
import { PRIVATE_PAGE } from './cookies.server.ts';
import { BIRTH_NEEDED } from './messages.ts';
import { refusal } from './waiting.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Confirmer mon adresse · Relais' }];
export const headers = () => PRIVATE_PAGE;

/** Looks at nothing: programs that open links before people do must spend nothing and learn nothing. */
export function loader() {
  return null;
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const typed = String((await request.formData()).get('naissance') ?? '');
  const birth = z.iso.date().safeParse(typed);
  if (!birth.success) return data({ typed, error: BIRTH_NEEDED }, { status: 422 });
  const answer = await confirmMailbox(runtime, { link: params.token, birthDate: birth.data });
  if (answer.outcome === 'confirmed') {
    const opens = answer.opens?.epochMilliseconds ?? null;
    const later = opens !== null && opens > runtime.clock.now().epochMilliseconds;
    return {
      done: later ? formatMoment(opens, zoneOf(runtime.clock)) : opens === null ? 'waiting' : 'open',
    };
  }
  if (answer.outcome === 'expired') return data({ expired: true }, { status: 422 });
  const { waitMinutes } = refusal(runtime.clock, answer);
  const error =
    waitMinutes === null
      ? 'Cette date ne correspond pas. Vérifiez le jour, le mois et l’année de votre naissance.'
      : `Trop d’essais. Attendez ${plural(waitMinutes, 'minute')} avant de recommencer.`;
  return data({ typed, error }, { status: 422 });
}

export default function OwnAddress({ actionData }: Route.ComponentProps) {
  if (actionData && 'done' in actionData) return <Confirmed when={actionData.done} />;
  if (actionData && 'expired' in actionData) return <NoLonger />;
  const error = actionData?.error;
  return (
    <Stack gap="l">
      <PageTitle title="Confirmer mon adresse" />
      {error && <ErrorSummary errors={[{ field: 'naissance', message: error }]} />}
      <p>
        Cette adresse e-mail servira à vous connecter à votre espace Relais. Donnez votre date de naissance
        pour dire que c’est bien vous.
      </p>
      <form method="post" noValidate>
        <Stack>
          <DateField
            name="naissance"
            label="Votre date de naissance"
            hint="Jour, mois, année."
            autoComplete="bday"
            defaultValue={actionData?.typed ?? ''}
            error={error}
            required
          />
          <FormActions>
            <Button>Confirmer mon adresse</Button>
          </FormActions>
        </Stack>
      </form>
    </Stack>
  );
}

function Confirmed({ when }: { when: string }) {
  return (
    <Stack gap="l">
      <PageTitle title="Merci, votre adresse est confirmée" />
      {when === 'open' && (
        <>
          <p>Vous pouvez maintenant vous connecter à votre espace avec cette adresse.</p>
          <p>
            <LinkButton href="/connexion?retour=%2Fmon-espace">Me connecter</LinkButton>
          </p>
        </>
      )}
      {when === 'waiting' && (
        <p>
          Il manque encore un accord pour que cette adresse serve : le vôtre depuis votre espace actuel, ou
          celui d’un second professionnel. Vous recevrez un message dès que ce sera fait.
        </p>
      )}
      {when !== 'open' && when !== 'waiting' && (
        <p>Elle servira à vous connecter à partir du {when}. Vous recevez un message qui le rappelle.</p>
      )}
    </Stack>
  );
}

function NoLonger() {
  return (
    <Stack gap="l">
      <PageTitle title="Ce lien n’est plus valable" />
      <Notice tone="error">
        <p>Il a déjà servi, il date de plus de quatorze jours, ou la proposition a été retirée.</p>
      </Notice>
      <p>Demandez au professionnel qui vous accompagne de proposer de nouveau votre adresse.</p>
    </Stack>
  );
}
