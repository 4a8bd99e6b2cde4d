import { useMemo, useState } from 'react';
import { data, redirect } from 'react-router';
import type { Modality } from '../../../../domain/diagnosis/codes.ts';
import { diagnosisPage } from '../../../../domain/diagnosis/diagnosis-page.query.server.ts';
import { enterGrid } from '../../../../domain/diagnosis/enter-grid.server.ts';
import { diagnosisMessages } from '../../../../domain/diagnosis/messages.ts';
import type { AnswerConflict } from '../../../../domain/diagnosis/rules.ts';
import { Invalid, NotFound, Refused } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { pluralWord } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import type { Route } from './+types/entry.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { EntryForm } from './entry-form.tsx';
import { type GridProblem, readGrid } from './grid-form.server.ts';
import { openSheet } from './sheet-state.ts';
import { SurroundingsContext } from './surroundings.ts';
import { useLeavingWarning } from './use-leaving-warning.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Saisir une grille papier · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const page = await run(runtime, diagnosisPage, actor, { personId });
  if (page.level !== 'file' || !page.mayAnswer) throw new NotFound();
  return { personId, page };
}

/** The form again with all that was typed, or what a colleague had answered meanwhile. */
interface Outcome {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly GridProblem[];
  readonly conflicts: readonly AnswerConflict[];
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const page = await run(runtime, diagnosisPage, actor, { personId });
  if (page.level !== 'file') throw new NotFound();
  const versions = new Map(
    page.answers
      .filter((row) => row.kind === 'job' && row.heldBy === (page.frame.discreet ? 'me' : 'circle'))
      .map((row) => [row.code, row.version]),
  );
  const { answers, problems } = readGrid(form, versions);
  const refuse = (found: readonly GridProblem[]) =>
    data<Outcome>({ values: typedValues(form), problems: found, conflicts: [] }, { status: 422 });
  if (problems.length > 0) return refuse(problems);
  try {
    const { conflicts } = await run(runtime, enterGrid, actor, {
      personId,
      heldOn: String(form.get('date')),
      modality: String(form.get('modalite')) as Modality, // checked by the command
      colleagues: form.getAll('avec').map(String),
      answers: [...answers],
    });
    if (conflicts.length > 0) return data<Outcome>({ values: {}, problems: [], conflicts }, { status: 409 });
    return redirect(`/personnes/${personId}/diagnostic?enregistre=${answers.length}`);
  } catch (error) {
    return refuse(problemsOf(error));
  }
}

function typedValues(form: FormData): Outcome['values'] {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) values[name] = [...(values[name] ?? []), String(value)];
  return values;
}

const FIELDS: Readonly<Record<string, string>> = { heldOn: 'date', modality: 'modalite' };

function problemsOf(error: unknown): GridProblem[] {
  if (error instanceof Refused && error.code in diagnosisMessages) {
    const message = diagnosisMessages[error.code as keyof typeof diagnosisMessages]();
    return [{ field: error.code === 'sitting_in_future' ? 'date' : '', message }];
  }
  if (!(error instanceof Invalid)) throw error;
  return error.error.issues.map((issue) => {
    const field = FIELDS[String(issue.path[0])];
    return field
      ? { field, message: issue.message }
      : {
          field: '',
          message:
            'Une date, une distance ou un texte ne peut pas être enregistré : vérifiez ce qui est écrit.',
        };
  });
}

/** A grid filled on paper, entered in one save, in the order of the paper. */
export default function Entry({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, page } = loaderData;
  const { frame } = page;
  const outcome = actionData as Outcome | undefined;
  const [dirty, setDirty] = useState(false);
  useLeavingWarning(dirty);
  const sheet = useMemo(() => openSheet({ ...page, discreet: page.frame.discreet }), [page]);
  const conflicts = outcome?.conflicts ?? [];
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: '/personnes' },
          { label: frame.personName, href: `/personnes/${personId}` },
          { label: 'Diagnostic', href: `/personnes/${personId}/diagnostic` },
          { label: 'Saisir une grille papier' },
        ]}
      />
      <PageTitle title="Saisir une grille papier" subtitle={frame.personName} />
      {outcome && <ErrorSummary errors={outcome.problems} />}
      {conflicts.length > 0 ? (
        <Leftover personId={personId} page={page} conflicts={conflicts} />
      ) : (
        <EntryForm frame={frame} sheet={sheet} values={outcome?.values} onDirty={setDirty} />
      )}
    </Stack>
  );
}

/** What a colleague answered otherwise since the form was opened; all the rest is saved. */
function Leftover({
  personId,
  page,
  conflicts,
}: {
  personId: string;
  page: Route.ComponentProps['loaderData']['page'];
  conflicts: readonly AnswerConflict[];
}) {
  const { givenName, timeZone, today, readsSensitive } = page.frame;
  const around = {
    personId,
    givenName,
    prepared: page.prepared,
    timeZone,
    today,
    mayAnswer: true,
    readsSensitive,
    live: false, // each choice is a form of its own, which ends on the diagnosis
    openHistory: () => undefined,
  };
  return (
    <SurroundingsContext value={around}>
      <Stack>
        <Notice tone="success" live>
          <p>
            La grille est enregistrée, sauf {pluralWord(conflicts.length, 'une réponse', 'les réponses')}{' '}
            qu’un collègue a données autrement depuis que vous avez ouvert le formulaire.
          </p>
        </Notice>
        {conflicts.map((conflict) => (
          <ConflictNotice
            key={`${conflict.kind}${conflict.code}`}
            conflict={conflict}
            dispatch={() => undefined}
          />
        ))}
        <p>
          <TextLink href={`/personnes/${personId}/diagnostic`}>Aller au diagnostic</TextLink>
        </p>
      </Stack>
    </SurroundingsContext>
  );
}
