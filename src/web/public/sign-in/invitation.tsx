import { data, redirect } from 'react-router';
import { z } from 'zod';
import { Refused } from '../../../platform/access/errors.ts';
import {
  acceptInvitation,
  type OpenInvitation,
  readInvitation,
} from '../../../platform/auth/invitations.server.ts';
import { startSignIn } from '../../../platform/auth/sign-in.server.ts';
import { requestContext } from '../../request-context.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Route } from './+types/invitation.ts';
import { browserCookie, PRIVATE_PAGE } from './cookies.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Invitation · Relais' }];
export const headers = () => PRIVATE_PAGE;

export async function loader({ context, params }: Route.LoaderArgs) {
  const { runtime } = context.get(requestContext);
  const invitation = await readInvitation(runtime, params.token);
  return data({ invitation }, { status: invitation ? 200 : 404 });
}

const names = z.object({
  givenName: z.string().trim().min(1, 'Saisissez votre prénom.').max(100, 'Ce prénom est trop long.'),
  familyName: z.string().trim().min(1, 'Saisissez votre nom.').max(100, 'Ce nom est trop long.'),
});

export async function action({ context, params, request }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const form = await request.formData();
  const typed = {
    givenName: String(form.get('givenName') ?? ''),
    familyName: String(form.get('familyName') ?? ''),
  };
  const checked = names.safeParse(typed);
  if (!checked.success) {
    const errors = checked.error.issues.map((issue) => ({
      field: String(issue.path[0]),
      message: issue.message,
    }));
    return data({ errors, typed }, { status: 422 });
  }
  const accepted = await acceptInvitation(runtime, { link: params.token, ...checked.data }).catch(
    (error: unknown) => {
      if (error instanceof Refused && error.code === 'already_member') return null;
      throw error;
    },
  );
  if (!accepted) return redirect('/connexion');
  const asked = await startSignIn(runtime, { email: accepted.email, returnTo: null });
  if (asked.outcome === 'wait') return redirect('/connexion');
  return redirect('/connexion/verification', {
    headers: { 'set-cookie': browserCookie(runtime, asked.browser) },
  });
}

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  const { invitation } = loaderData;
  if (!invitation) return <NoLongerGood />;
  const errors = actionData?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const typed = actionData?.typed ?? invitation;
  return (
    <Stack gap="l">
      <PageTitle title={`Rejoindre ${invitation.organisationName}`} subtitle="sur Relais" />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p>
        Cette invitation vous permet d’agir dans Relais au nom de{' '}
        <strong>{invitation.organisationName}</strong>, en tant que <strong>{invitation.function}</strong>,
        avec l’adresse <strong>{invitation.email}</strong>.
      </p>
      <form method="post" noValidate>
        <Stack>
          {invitation.known ? (
            <KnownNames invitation={invitation} />
          ) : (
            <Names typed={typed} errorOf={errorOf} />
          )}
          <Engagements />
          <FormActions>
            <Button>Accepter l’invitation</Button>
          </FormActions>
        </Stack>
      </form>
      <p>Vous ne connaissez pas cette organisation ? Fermez cette page : rien ne sera créé.</p>
    </Stack>
  );
}

function Names({
  typed,
  errorOf,
}: {
  typed: { givenName: string; familyName: string };
  errorOf: (field: string) => string | undefined;
}) {
  return (
    <Card title="Votre nom, tel que les personnes accompagnées le liront">
      <Stack>
        <TextField
          name="givenName"
          label="Prénom"
          autoComplete="given-name"
          defaultValue={typed.givenName}
          error={errorOf('givenName')}
          required
        />
        <TextField
          name="familyName"
          label="Nom"
          autoComplete="family-name"
          defaultValue={typed.familyName}
          error={errorOf('familyName')}
          required
        />
      </Stack>
    </Card>
  );
}

function KnownNames({ invitation }: { invitation: OpenInvitation }) {
  return (
    <>
      <p>
        Vous avez déjà un compte au nom de {invitation.givenName} {invitation.familyName} : cette organisation
        s’y ajoutera.
      </p>
      <input type="hidden" name="givenName" value={invitation.givenName} />
      <input type="hidden" name="familyName" value={invitation.familyName} />
    </>
  );
}

function Engagements() {
  return (
    <Card title="Ce à quoi vous vous engagez">
      <Stack>
        <ul>
          <li>
            Je n’ouvre un dossier que pour accompagner la personne ; chaque lecture est enregistrée et lui est
            montrée.
          </li>
          <li>J’écris ce qui est utile à son parcours, dans des mots qu’elle peut lire.</li>
          <li>
            Je garde mes codes pour moi et je préviens mon responsable si je change de poste ou perds mon
            téléphone.
          </li>
        </ul>
        <p>
          En acceptant, vous aurez à confirmer votre adresse e-mail, puis à ajouter une application de codes :
          comptez trois minutes.
        </p>
      </Stack>
    </Card>
  );
}

function NoLongerGood() {
  return (
    <Stack gap="l">
      <PageTitle title="Cette invitation n’est plus valable" />
      <p>
        Elle a peut-être déjà servi, expiré ou été retirée. Si vous avez un compte, connectez-vous ; sinon,
        demandez une nouvelle invitation à la personne qui vous l’a envoyée.
      </p>
      <p>
        <LinkButton href="/connexion">Me connecter</LinkButton>
      </p>
    </Stack>
  );
}
