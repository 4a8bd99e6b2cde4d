import { data, redirect } from 'react-router';
import { z } from 'zod';
import { PAPER_DAYS, PAPER_TRIES } from '../../../domain/account/codes.ts';
import { enterWithPaperCode } from '../../../domain/account/enter-with-paper-code.server.ts';
import { deviceLabel } from '../../../platform/auth/device-label.ts';
import { requestContext } from '../../request-context.ts';
import { doorForAnyone } from '../../require-professional.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { goOn, PRIVATE_PAGE } from '../sign-in/cookies.server.ts';
import { BIRTH_NEEDED } from '../sign-in/messages.ts';
import type { Route } from './+types/code.ts';

export const meta: Route.MetaFunction = () => [{ title: 'J’ai un code sur papier · Relais' }];
export const headers = () => PRIVATE_PAGE;

const CODE_NEEDED = 'Saisissez les douze signes du code imprimé sur votre papier.';
const REFUSED = `Ce code ou cette date de naissance ne va pas. Vérifiez les deux. Un code sert une seule fois, pendant ${PAPER_DAYS} jours, et ne marche plus après ${PAPER_TRIES} erreurs : demandez-en un autre si besoin.`;

export function loader({ context }: Route.LoaderArgs) {
  const signed = context.get(requestContext);
  if (signed.session || signed.personSession) throw redirect(doorForAnyone(signed, null));
  return null;
}

export async function action({ context, request }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const form = await request.formData();
  const typed = { code: String(form.get('code') ?? ''), birth: String(form.get('naissance') ?? '') };
  const birth = z.iso.date().safeParse(typed.birth);
  const errors = [
    ...(typed.code.trim() === '' ? [{ field: 'code', message: CODE_NEEDED }] : []),
    ...(birth.success ? [] : [{ field: 'naissance', message: BIRTH_NEEDED }]),
  ];
  if (errors.length > 0 || !birth.success) return data({ typed, errors }, { status: 422 });
  const device = deviceLabel(request.headers.get('user-agent'));
  const token = await enterWithPaperCode(runtime, { typed: typed.code, birthDate: birth.data, device });
  if (token) return goOn(runtime, token, null);
  return data({ typed, errors: [{ field: 'code', message: REFUSED }] }, { status: 422 });
}

export default function PaperCode({ actionData }: Route.ComponentProps) {
  const errors = actionData?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Stack gap="l">
      <PageTitle title="J’ai un code sur papier" />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p>
        Avec ce code, vous préparez vos réponses avant un entretien. Rien de votre dossier ne s’affiche :
        personne ne peut le lire ici.
      </p>
      <Card>
        <form method="post" noValidate>
          <Stack>
            <TextField
              name="code"
              label="Le code de votre papier"
              hint="Douze lettres et chiffres, en majuscules ou en minuscules, avec ou sans espaces."
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              width="medium"
              defaultValue={actionData?.typed.code ?? ''}
              error={errorOf('code')}
              required
            />
            <DateField
              name="naissance"
              label="Votre date de naissance"
              hint="Jour, mois, année."
              autoComplete="bday"
              defaultValue={actionData?.typed.birth ?? ''}
              error={errorOf('naissance')}
              required
            />
            <FormActions>
              <Button>Commencer</Button>
            </FormActions>
          </Stack>
        </form>
      </Card>
      <p>
        Vous avez une adresse e-mail confirmée ?{' '}
        <TextLink href="/connexion?retour=%2Fmon-espace">Connectez-vous à votre espace</TextLink>.
      </p>
    </Stack>
  );
}
