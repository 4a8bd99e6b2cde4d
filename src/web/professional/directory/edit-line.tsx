import { redirect } from 'react-router';
import { ofName } from '../../../domain/french.ts';
import { declareAbsence, withdrawAbsence } from '../../../domain/organisation/declare-absence.server.ts';
import { directoryLine } from '../../../domain/organisation/directory-line.query.server.ts';
import { editDirectoryLine } from '../../../domain/organisation/edit-directory-line.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { rejectionOf } from '../circle/rejected.ts';
import { actOf, sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/edit-line.ts';
import { Absences } from './absences.tsx';
import { LineForm } from './line-form.tsx';
import { DIRECTORY, editLineHref, lineHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Fiche et absences · Annuaire · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, directoryLine, actor, { seat: args.params.seat });
  if (!page.entry.mayEdit) throw new NotFound();
  return { page, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { seat } = args.params;
  const form = await args.request.formData();
  const acts = {
    modifier: async () => {
      await run(runtime, editDirectoryLine, actor, {
        seat,
        phone: sent(form, 'phone'),
        about: sent(form, 'about'),
        languages: sent(form, 'languages'),
        communes: form.getAll('communes').map(String),
      });
      return `${lineHref(seat)}?fait=modifier`;
    },
    absence: async () => {
      await run(runtime, declareAbsence, actor, {
        seat,
        from: sent(form, 'from'),
        until: sent(form, 'until'),
        proposedSeat: sent(form, 'proposedSeat'),
      });
      return `${editLineHref(seat)}?fait=absence`;
    },
    'retirer-absence': async () => {
      await run(runtime, withdrawAbsence, actor, { absenceId: sent(form, 'sur') });
      return `${editLineHref(seat)}?fait=retirer-absence`;
    },
  };
  const act = actOf(form, acts);
  return submitted(form, async () => redirect(await act()));
}

const DONE = {
  absence: 'L’absence est annoncée\u00a0: l’annuaire et les cercles la montrent le moment venu.',
  'retirer-absence': 'L’absence est retirée.',
};

export default function EditLine({ loaderData, actionData }: Route.ComponentProps) {
  const { page, done } = loaderData;
  const { entry } = page;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Annuaire', href: DIRECTORY },
          { label: entry.name, href: lineHref(entry.seat) },
          { label: 'Fiche et absences' },
        ]}
      />
      <PageTitle
        title={entry.isReader ? 'Ma fiche et mes absences' : `Fiche et absences ${ofName(entry.name)}`}
        subtitle={`${entry.function}, ${entry.organisation}`}
      />
      {actionData ? <ErrorSummary errors={actionData.errors} /> : <DoneNotice done={done} sentences={DONE} />}
      <Card title="Absences">
        <Absences page={page} rejected={rejectionOf(actionData, 'absence')} />
      </Card>
      <Card title="Fiche de l’annuaire">
        <LineForm page={page} rejected={rejectionOf(actionData, 'modifier')} />
      </Card>
    </Stack>
  );
}
