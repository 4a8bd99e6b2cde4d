import { Form, redirect } from 'react-router';
import { endStandIn } from '../../../domain/circle/end-stand-in.server.ts';
import { standInsPage } from '../../../domain/circle/stand-ins.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Route } from './+types/stand-ins.ts';
import { DoneNotice } from './done-notice.tsx';
import { NEW_MOVE, ORGANISATION, STAND_INS } from './paths.ts';
import { StandInList } from './stand-in-list.tsx';
import { actOf, sent, submitted } from './submitted.server.ts';
import { TeamToSee } from './team-to-see.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Remplacements · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, standInsPage, actor, {});
  return { page, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const act = actOf(form, {
    terminer: () =>
      run(runtime, endStandIn, actor, { fromSeat: sent(form, 'fromSeat'), toSeat: sent(form, 'toSeat') }),
  });
  return submitted(form, async () => {
    await act();
    return redirect(`${STAND_INS}?fait=terminer`);
  });
}

const DONE = {
  interim:
    'Le départ est enregistré et ses sessions sont fermées. Vous êtes référent par intérim de ses personnes\u00a0: confiez-les ci-dessous.',
  annuler: 'Ce relais est annulé\u00a0: rien n’a changé.',
  terminer: 'Le remplacement est terminé\u00a0: l’accès du remplaçant a pris fin.',
};

export default function StandIns({ loaderData, actionData }: Route.ComponentProps) {
  const { page, done } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Organisation', href: ORGANISATION }, { label: 'Remplacements' }]} />
      <PageTitle
        title="Remplacements et départs"
        subtitle="Personne ne reste sans interlocuteur quand un collègue s’absente ou s’en va"
      />
      {actionData ? <ErrorSummary errors={actionData.errors} /> : <DoneNotice done={done} sentences={DONE} />}
      <TeamToSee page={page} />
      <Card title="Remplacements en cours et à venir" flush={page.standIns.length > 0}>
        <StandInList page={page} />
      </Card>
      <Card title="Organiser une absence ou un départ">
        <Form method="get" action={NEW_MOVE} noValidate>
          <Stack>
            <SelectField
              name="de"
              label="Qui s’absente ou s’en va"
              options={page.team.map(({ seat, name, function: job }) => ({
                value: seat,
                label: `${name}, ${job}`,
              }))}
            />
            <FormActions>
              <Button variant="quiet">Continuer</Button>
            </FormActions>
          </Stack>
        </Form>
      </Card>
    </Stack>
  );
}
