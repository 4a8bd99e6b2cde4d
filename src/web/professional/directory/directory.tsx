import { Fragment } from 'react';
import type { Speciality } from '../../../domain/organisation/codes.ts';
import { directory } from '../../../domain/organisation/directory.query.server.ts';
import { tableFormats } from '../../../files/spreadsheet/table-formats.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { sent } from '../circle/submitted.server.ts';
import type { Route } from './+types/directory.ts';
import { DirectoryFilters } from './directory-filters.tsx';
import { EntryTable } from './entry-table.tsx';
import {
  DIRECTORY,
  type DirectoryView,
  directoryFileHref,
  directoryHref,
  lineHref,
  viewOf,
} from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Annuaire · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const view = viewOf(query);
  const page = await run(runtime, directory, actor, {
    kind: view.kind || undefined,
    organisationId: view.organisation || undefined,
    speciality: (view.speciality || undefined) as Speciality | undefined,
    communeCode: view.commune || undefined,
    after: query.get('apres') ?? undefined,
    before: query.get('avant') ?? undefined,
  });
  return { page, view, me: actor.seat, done: query.get('fait') };
}

/** A name goes by POST, so that it stays out of addresses; the answer is the page itself. */
export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const text = sent(await args.request.formData(), 'nom')
    .trim()
    .slice(0, 80);
  const { entries, hasNext } = await run(runtime, directory, actor, { text });
  return { text, entries, hasNext };
}

const DONE = { inviter: 'L’invitation est envoyée\u00a0: ce professionnel peut l’accepter ou la décliner.' };

export default function Directory({ loaderData, actionData }: Route.ComponentProps) {
  const { page, view, me, done } = loaderData;
  const found = actionData?.text ? actionData : null;
  const entries = found?.entries ?? page.entries;
  const first = entries[0];
  const last = entries.at(-1);
  return (
    <Stack gap="l">
      <PageTitle
        title="Annuaire"
        subtitle="Qui fait quoi sur le territoire, et comment les joindre"
        actions={
          <LinkButton href={lineHref(me)} variant="quiet">
            Ma fiche
          </LinkButton>
        }
      />
      <DoneNotice done={done} sentences={DONE} />
      <Card>
        <DirectoryFilters page={page} view={view} text={found?.text} />
      </Card>
      <Card>
        {entries.length === 0 ? (
          <EmptyState
            title="Aucun professionnel trouvé"
            level={2}
            action={
              <LinkButton href={DIRECTORY} variant="quiet">
                Tout afficher
              </LinkButton>
            }
          >
            <p>Vérifiez l’orthographe, ou élargissez les filtres.</p>
          </EmptyState>
        ) : (
          <EntryTable entries={entries} caption="Professionnels du territoire" />
        )}
        {!found && entries.length > 0 && <DirectoryFiles view={view} />}
        {found?.hasNext && <p>Seuls les cinquante premiers sont affichés : précisez le nom.</p>}
        {!found && first && last && (page.hasPrevious || page.hasNext) && (
          <Pagination
            label="Pages de l’annuaire"
            previousHref={page.hasPrevious ? directoryHref(view, { avant: first.seat }) : undefined}
            nextHref={page.hasNext ? directoryHref(view, { apres: last.seat }) : undefined}
          />
        )}
      </Card>
    </Stack>
  );
}

/** The same professionals as a file; a browser keeps it, and the page stays. */
function DirectoryFiles({ view }: { view: DirectoryView }) {
  return (
    <p>
      Exporter l’annuaire ainsi filtré{'\u00a0'}:{' '}
      {Object.entries(tableFormats).map(([format, { label }], index) => (
        <Fragment key={format}>
          {index > 0 && ', '}
          <a href={directoryFileHref(view, format)} download>
            {label}
          </a>
        </Fragment>
      ))}
    </p>
  );
}
