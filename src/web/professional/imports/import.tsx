import { data } from 'react-router';
import { stopMessage } from '../../../domain/import/flow-messages.ts';
import { type ImportPage, importPage } from '../../../domain/import/import-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { useTimeZone } from '../../moment.tsx';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/import.ts';
import { ColumnsForm } from './columns-form.tsx';
import { columnOptions, showColumns } from './columns-shown.server.ts';
import { performAct } from './import-acts.server.ts';
import { LedByColleague } from './led-by-colleague.tsx';
import { importsHref } from './paths.ts';
import { Preview } from './preview.tsx';
import { Result } from './result.tsx';
import { readShownRows } from './rows-shown.server.ts';
import { TakenBackResult } from './taken-back.tsx';
import { Working } from './working.tsx';

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.page.fileName ?? 'Import'} · Relais` },
];

export async function loader(args: Route.LoaderArgs) {
  const signed = requireProfessional(args);
  const page = await run(signed.runtime, importPage, signed.actor, { importId: args.params.importId });
  const { columns, samples, ...rest } = page;
  return {
    page: { ...rest, stopped: page.stoppedWhy === null ? null : stopMessage(page.stoppedWhy) },
    columns: showColumns(columns, samples),
    options: page.state === 'columns' ? columnOptions() : [],
    shown: await readShownRows(signed, page, new URL(args.request.url).searchParams),
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const answer = await performAct(signed, args.params.importId, await args.request.formData());
  return answer instanceof Response ? answer : data(answer, { status: 422 });
}

export default function Import({ loaderData, actionData }: Route.ComponentProps) {
  const { page } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Imports', href: importsHref }, { label: page.fileName }]} />
      <PageTitle
        title={page.fileName}
        subtitle={`Apporté par ${page.authorName} le ${formatMoment(page.createdAt, useTimeZone())}`}
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {page.stopped !== null && <Stopped why={page.stopped} mine={page.mine} />}
      <State {...loaderData} choices={actionData?.choices ?? {}} saveAs={actionData?.saveAs ?? null} />
    </Stack>
  );
}

function Stopped({ why, mine }: { why: string; mine: boolean }) {
  return (
    <Notice tone="error" title="Le travail s’est arrêté">
      <p>{why}</p>
      {mine && (
        <form method="post">
          <input type="hidden" name="acte" value="continuer" />
          <Button variant="quiet">Continuer</Button>
        </form>
      )}
    </Notice>
  );
}

type Shown = Awaited<ReturnType<typeof loader>>;

interface Submitted {
  choices: Record<string, string>;
  saveAs: string | null;
}

function State({ page, columns, options, shown, choices, saveAs }: Shown & Submitted) {
  const { importId, rowsTotal, progress, state, counts } = page;
  if (!page.mine) return <LedByColleague {...{ state, rowsTotal, counts }} runnerName={page.runnerName} />;
  switch (state) {
    case 'columns': {
      const chosen = columns.map((column) => ({ ...column, field: choices[column.index] ?? column.field }));
      return (
        <ColumnsForm
          {...{ options, rowsTotal, saveAs }}
          columns={chosen}
          mapping={page.mapping}
          place={placeOf(page)}
        />
      );
    }
    case 'analysing':
    case 'importing':
    case 'taking-back':
      return (
        page.stopped === null && (
          <Working key={state} importId={importId} started={{ state, progress, rowsTotal, stopped: false }} />
        )
      );
    case 'preview':
      return <Preview {...{ importId, counts, shown, columns }} undecided={page.undecided} />;
    case 'done':
      return (
        <Result
          {...{ importId, shown, columns }}
          counts={page.results}
          endedAt={page.endedAt}
          erased={page.erased}
          takeBackUntil={page.takeBackUntil}
        />
      );
    case 'taken-back':
      return <TakenBackResult {...{ importId, shown }} counts={page.takenBack} erased={page.erased} />;
  }
}

const placeOf = ({ sheet, headerRow }: Pick<ImportPage, 'sheet' | 'headerRow'>): string =>
  sheet
    ? `feuille «\u202f${sheet}\u202f», noms à la ligne ${headerRow}`
    : `noms de colonnes à la ligne ${headerRow}`;
