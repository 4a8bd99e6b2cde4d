import { Form } from 'react-router';
import { REASON_LENGTH } from '../../../../domain/circle/codes.ts';
import type { FoundProfessional } from '../../../../domain/circle/views.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { circleHref } from '../../circle/paths.ts';
import { errorOf, type Rejected, typed } from '../../circle/rejected.ts';
import { RoleChoice } from '../../circle/role-choice.tsx';

const already = { 'in-circle': 'fait déjà partie du cercle', invited: 'déjà invité, en attente de réponse' };

/** Chooses one of the professionals found, what they come for and why. */
export function InviteForm({
  found,
  rejected,
  text,
  personId,
}: {
  found: readonly FoundProfessional[];
  rejected: Rejected | undefined;
  text: string | undefined;
  personId: string;
}) {
  if (found.length === 0) {
    return (
      <Card>
        <EmptyState title="Aucun professionnel trouvé" level={2}>
          <p>
            Vérifiez l’orthographe, ou cherchez par organisation. Un professionnel qui n’a pas encore de
            compte est invité par le responsable de son organisation.
          </p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title="Inviter" detail={plural(found.length, 'professionnel')}>
      <Form method="post" noValidate>
        <Stack>
          <input type="hidden" name="nom" value={text ?? ''} />
          <RadioGroup
            legend="Professionnel"
            name="seat"
            required
            options={found.map((professional) => ({
              value: professional.seat,
              label: professional.name,
              hint: <Words professional={professional} />,
              disabled: professional.already !== null,
            }))}
            defaultValue={typed(rejected, 'seat', found.length === 1 ? found[0]?.seat : '')}
            error={errorOf(rejected, 'seat')}
          />
          <RoleChoice
            legend="Ce que le professionnel vient faire"
            mayAccompany={found.some((professional) => professional.mayAccompany)}
            defaultValue={typed(rejected, 'role', 'accompagnateur')}
            error={errorOf(rejected, 'role')}
          />
          <TextArea
            name="reason"
            label="Pourquoi vous l’invitez"
            hint="Une phrase, que le professionnel et la personne pourront lire."
            required
            rows={2}
            maxLength={REASON_LENGTH}
            defaultValue={typed(rejected, 'reason')}
            error={errorOf(rejected, 'reason')}
          />
          <FormActions>
            <Button name="acte" value="inviter">
              Envoyer l’invitation
            </Button>
            <LinkButton href={circleHref(personId)} variant="quiet">
              Annuler
            </LinkButton>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}

function Words({ professional }: { professional: FoundProfessional }) {
  const state = professional.already ?? null;
  return (
    <>
      {professional.function} · {professional.organisation}
      {state && ` · ${already[state]}`}
      {!state && !professional.mayAccompany && ' · peut contribuer'}
    </>
  );
}
