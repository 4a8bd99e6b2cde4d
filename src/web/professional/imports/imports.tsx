import { importList, type ListedImport } from '../../../domain/import/import-list.query.server.ts';
import { importStates } from '../../../domain/import/states.ts';
import { run } from '../../../platform/access/run.ts';
import { Moment } from '../../moment.tsx';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/imports.ts';
import { importHref, importsHref, newImportHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Imports · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const page = await run(runtime, importList, actor, { before: query.get('avant') ?? undefined });
  return { ...page, first: !query.has('avant'), discarded: query.get('fait') === 'abandon' };
}

const tones: Record<ListedImport['state'], TagTone> = {
  columns: 'warn',
  analysing: 'info',
  preview: 'warn',
  importing: 'info',
  done: 'ok',
  'taking-back': 'info',
  'taken-back': 'plain',
};

const columns: Column<ListedImport>[] = [
  {
    key: 'file',
    header: 'Fichier',
    rowHeader: true,
    cell: ({ importId, fileName }) => <TextLink href={importHref(importId)}>{fileName}</TextLink>,
  },
  {
    key: 'state',
    header: 'État',
    cell: ({ state, stopped }) =>
      stopped ? <Tag tone="danger">Arrêté</Tag> : <Tag tone={tones[state]}>{importStates[state].label}</Tag>,
  },
  { key: 'rows', header: 'Lignes', cell: ({ rowsTotal }) => formatNumber(rowsTotal) },
  { key: 'who', header: 'Mené par', cell: ({ runnerName, mine }) => (mine ? 'Vous' : runnerName) },
  { key: 'when', header: 'Commencé', cell: ({ createdAt }) => <Moment at={createdAt} /> },
];

export default function Imports({ loaderData }: Route.ComponentProps) {
  const { imports, hasNext, first, discarded } = loaderData;
  const last = imports.at(-1);
  return (
    <Stack gap="l">
      <PageTitle
        title="Imports"
        subtitle="Les listes de personnes que votre organisation fait entrer dans Relais"
        actions={
          <LinkButton href={newImportHref} icon="upload">
            Nouvel import
          </LinkButton>
        }
      />
      {discarded && (
        <Notice tone="success" live>
          <p>La liste est abandonnée : rien n’en a été écrit, rien n’en est conservé.</p>
        </Notice>
      )}
      <Table
        caption="Listes de votre organisation"
        columns={columns}
        rows={imports}
        rowKey={({ importId }) => importId}
        empty={
          <EmptyState
            title="Aucune liste pour l’instant"
            level={2}
            action={<LinkButton href={newImportHref}>Nouvel import</LinkButton>}
          >
            <p>
              Un fichier de votre tableur suffit : Relais montre ce qu’il ferait de chaque ligne avant
              d’écrire quoi que ce soit.
            </p>
          </EmptyState>
        }
      />
      <Pagination
        label="Pages des imports"
        previousHref={first ? undefined : importsHref}
        nextHref={hasNext && last ? `${importsHref}?avant=${last.importId}` : undefined}
      />
    </Stack>
  );
}
