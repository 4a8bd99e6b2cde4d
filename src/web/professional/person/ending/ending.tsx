import { redirect } from 'react-router';
import { type EndReasonCode, endReasonCodes } from '../../../../domain/ending/codes.ts';
import { endAccompaniment } from '../../../../domain/ending/end-accompaniment.server.ts';
import { endingPage } from '../../../../domain/ending/ending-page.query.server.ts';
import { takeUpAccompaniment } from '../../../../domain/ending/take-up-accompaniment.server.ts';
import type { AccompanimentEnd, EndingPage } from '../../../../domain/ending/views.ts';
import { run } from '../../../../platform/access/run.ts';
import { today } from '../../../../platform/clock/clock.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { fullName, personCrumbs } from '../../circle/paths.ts';
import type { Rejected } from '../../circle/rejected.ts';
import { actOf, sent, submitted } from '../../circle/submitted.server.ts';
import { ReferralLines } from '../../referral/referral-lines.tsx';
import { personHref } from '../paths.ts';
import type { Route } from './+types/ending.ts';
import { EndFields } from './end-fields.tsx';
import { EndWords, endedTitle } from './ended-notice.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Fin de l’accompagnement · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, endingPage, actor, { personId: args.params.personId });
  return { page, today: today(runtime.clock) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const takeUp = (undo: boolean) => run(runtime, takeUpAccompaniment, actor, { personId, undo });
  const act = actOf(form, {
    terminer: () =>
      run(runtime, endAccompaniment, actor, {
        personId,
        reason: sent(form, 'reason') as EndReasonCode,
        endedOn: sent(form, 'endedOn'),
        comment: sent(form, 'comment'),
      }),
    annuler: () => takeUp(true),
    reprendre: () => takeUp(false),
  });
  return submitted(form, async () => {
    await act();
    return redirect(`${personHref(personId)}?fait=${sent(form, 'acte')}`);
  });
}

export default function Ending({ loaderData: { page, today: day }, actionData }: Route.ComponentProps) {
  const { person, end } = page;
  return (
    <Stack gap="l">
      <Breadcrumb items={[...personCrumbs(person), { label: 'Fin de l’accompagnement' }]} />
      <PageTitle
        title={end ? 'Reprendre l’accompagnement ?' : 'Terminer l’accompagnement ?'}
        subtitle={fullName(person)}
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!end && <StillOpen referrals={page.referrals} />}
      {end ? <TakeUp page={page} end={end} /> : <End page={page} today={day} rejected={actionData} />}
    </Stack>
  );
}

/** What an end does not stop: it remains with those who are in the circle. */
function StillOpen({ referrals }: Pick<EndingPage, 'referrals'>) {
  if (referrals.length === 0) return null;
  return (
    <>
      <Notice tone="info" title="Des demandes à des services sont en cours">
        <p>
          Elles continuent{'\u00a0'}: qui reste dans le cercle les suit. Pour un décès, elles sont retirées,
          et chaque structure lit seulement que la demande est retirée.
        </p>
      </Notice>
      <Card title="Ce qui reste ouvert" flush>
        <ReferralLines label="Ce qui reste ouvert" referrals={referrals} />
      </Card>
    </>
  );
}

function End({
  page: { leadName },
  today: day,
  rejected,
}: {
  page: EndingPage;
  today: string;
  rejected: Rejected | undefined;
}) {
  return (
    <Card>
      <Stack>
        <p>
          {leadName
            ? `${leadName} ne sera plus référent, et personne n’aura à en nommer un autre.`
            : 'Personne n’aura plus à lui nommer de référent.'}{' '}
          La personne quitte les listes et les journées. Rien n’est effacé : qui lit son dossier le lit
          encore, et l’accompagnement peut reprendre. Si un autre organisme prend la suite, c’est une
          orientation : ne terminez pas.
        </p>
        <form method="post" noValidate>
          <EndFields
            reasons={endReasonCodes}
            today={day}
            rejected={rejected}
            submit="Terminer l’accompagnement"
            act="terminer"
          />
        </form>
      </Stack>
    </Card>
  );
}

/** Within a day an end is undone; later, or when things have changed since, the person waits for a référent anew. */
function TakeUp({ page, end }: { page: EndingPage; end: AccompanimentEnd }) {
  const { person, referentBody, mayUndo } = page;
  return (
    <>
      <Notice tone="info" title={endedTitle(end.on)}>
        <EndWords end={end} />
      </Notice>
      <Card title="Reprendre">
        <form method="post" noValidate>
          <Stack>
            <p>
              {referentBody
                ? `La personne redevient « sans référent » : ${referentBody} en nomme un, ou le service d’orientation choisit un autre organisme.`
                : 'La personne redevient « à orienter » : le service d’orientation choisit l’organisme référent.'}{' '}
              Les délais comptent à partir d’aujourd’hui.
            </p>
            <FormActions>
              <Button name="acte" value="reprendre">
                Reprendre l’accompagnement
              </Button>
              <LinkButton href={personHref(person.personId)} variant="quiet">
                Ne rien changer
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
      {mayUndo && (
        <Card title="C’était une erreur ?">
          <form method="post" noValidate>
            <Stack>
              <p>
                Pendant 24 heures, la fin s’annule : tout redevient comme avant
                {end.leadName ? `, et ${end.leadName} redevient référent` : ''}.
              </p>
              <FormActions>
                <Button name="acte" value="annuler" variant="quiet">
                  Annuler la fin
                </Button>
              </FormActions>
            </Stack>
          </form>
        </Card>
      )}
    </>
  );
}
