import { redirect } from 'react-router';
import { changeSeat } from '../../../domain/organisation/change-seat.server.ts';
import { closeSeat } from '../../../domain/organisation/close-seat.server.ts';
import type { SeatRole, Speciality } from '../../../domain/organisation/codes.ts';
import { endDuty, giveDuty } from '../../../domain/organisation/give-duty.server.ts';
import { planDeparture } from '../../../domain/organisation/plan-departure.server.ts';
import { seatPage } from '../../../domain/organisation/seat-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { resetSecondFactor } from '../../../platform/auth/own-account.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { ORGANISATION, STAND_INS, seatHref } from '../circle/paths.ts';
import { rejectionOf } from '../circle/rejected.ts';
import { actOf, sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/seat.ts';
import { Departure } from './departure.tsx';
import { LostSecondFactor } from './lost-second-factor.tsx';
import { SeatDuties } from './seat-duties.tsx';
import { SeatFields } from './seat-fields.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Membre de l’équipe · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const seat = await run(runtime, seatPage, actor, { seat: args.params.seat });
  return { seat, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { seat } = args.params;
  const form = await args.request.formData();
  const here = (done: string) => `${seatHref(seat)}?fait=${done}`;
  const acts = {
    modifier: async () => {
      await run(runtime, changeSeat, actor, {
        seat,
        function: sent(form, 'function'),
        speciality: sent(form, 'speciality') as Speciality,
        roles: form.getAll('roles').map(String) as SeatRole[],
      });
      return `${ORGANISATION}?fait=siege`;
    },
    mission: async () => {
      const authorityId = actor.organisationId;
      const territoryId = sent(form, 'territoryId');
      await run(runtime, giveDuty, actor, { seat, kind: 'orientation-officer', authorityId, territoryId });
      return here('mission');
    },
    'fin-mission': async () => {
      await run(runtime, endDuty, actor, { dutyId: sent(form, 'sur') });
      return here('fin-mission');
    },
    prevoir: async () => {
      await run(runtime, planDeparture, actor, { seat, lastDay: sent(form, 'lastDay') });
      return here('prevoir');
    },
    rester: async () => {
      await run(runtime, planDeparture, actor, { seat, lastDay: null });
      return here('rester');
    },
    'double-verification': async () => {
      await run(runtime, resetSecondFactor, actor, { membershipId: seat });
      return here('double-verification');
    },
    depart: async () => {
      const { people } = await run(runtime, closeSeat, actor, {
        seat,
        interim: sent(form, 'interim') === 'oui',
      });
      return people > 0 ? `${STAND_INS}?fait=interim` : `${ORGANISATION}?fait=depart`;
    },
  };
  const act = actOf(form, acts);
  return submitted(form, async () => redirect(await act()));
}

const DONE = {
  mission: 'La mission est confiée dès aujourd’hui.',
  'fin-mission': 'La mission est terminée.',
  'double-verification':
    'Une nouvelle application sera demandée à la prochaine connexion\u00a0; un e-mail le dit.',
  prevoir: 'Le départ est prévu\u00a0: l’accès s’arrêtera de lui-même.',
  rester: 'Le départ prévu est annulé.',
};

export default function SeatOfTeam({ loaderData, actionData }: Route.ComponentProps) {
  const { seat, done } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Organisation', href: ORGANISATION }, { label: seat.name }]} />
      <PageTitle title={seat.name} subtitle={seat.email} />
      {actionData ? <ErrorSummary errors={actionData.errors} /> : <DoneNotice done={done} sentences={DONE} />}
      <Card title="Fonction et rôles">
        <form method="post" noValidate>
          <Stack>
            <SeatFields rejected={rejectionOf(actionData, 'modifier')} present={seat} />
            <FormActions>
              <Button name="acte" value="modifier">
                Enregistrer
              </Button>
            </FormActions>
          </Stack>
        </form>
      </Card>
      {(seat.orientationOf || seat.duties.length > 0) && (
        <Card title="Missions">
          <SeatDuties seat={seat} />
        </Card>
      )}
      {!seat.isReader && <LostSecondFactor name={seat.name} />}
      <Departure seat={seat} rejected={rejectionOf(actionData, 'prevoir')} />
    </Stack>
  );
}
