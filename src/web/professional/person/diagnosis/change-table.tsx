import { findConstraint, itemKey, needThemes } from '../../../../domain/diagnosis/codes.ts';
import type { Change, DatedAnswer } from '../../../../domain/diagnosis/compare.ts';
import { profileThemes } from '../../../../domain/diagnosis/profile-themes.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDate, joinList } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag, type TagTone } from '../../../ui/tag.tsx';
import { answerWords } from './answer-words.ts';

const kinds: Record<Change['change'], { label: string; tone: TagTone; title: string }> = {
  appeared: { label: 'Apparu', tone: 'warn', title: 'Ce qui est apparu' },
  went: { label: 'Disparu', tone: 'ok', title: 'Ce qui a disparu' },
  changed: { label: 'Changé', tone: 'info', title: 'Ce qui a changé' },
};
const order = Object.keys(kinds) as Change['change'][];

const themeOf = ({ kind, parent, code }: Change): string =>
  profileThemes[kind] ??
  (kind === 'need'
    ? (needThemes.find((theme) => theme.needs.some((need) => need.code === code))?.title ?? '')
    : (findConstraint(kind === 'constraint' ? code : parent)?.title ?? ''));

const labelOf = (change: Change) => findAnyItem(change)?.label ?? itemKey(change);

/** In one sentence first, then line by line. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) {
    return (
      <EmptyState title="Rien n’a changé entre ces deux dates">
        <p>Toutes les réponses que vous pouvez lire y sont les mêmes.</p>
      </EmptyState>
    );
  }
  const sorted = [...changes].sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
  return (
    <Stack>
      {order.map((kind) => {
        const labels = sorted
          .filter((change) => change.change === kind)
          .map((change) => `« ${labelOf(change)} »`);
        return (
          labels.length > 0 && (
            <p key={kind}>
              <strong>{kinds[kind].title}</strong> : {joinList(labels)}.
            </p>
          )
        );
      })}
      <Table
        caption="Réponses qui diffèrent entre les deux dates"
        hideCaption
        rows={sorted}
        rowKey={itemKey}
        columns={[
          {
            key: 'item',
            header: 'Sujet',
            rowHeader: true,
            cell: (change) => (
              <>
                {labelOf(change)} <Soft>{themeOf(change)}</Soft>
              </>
            ),
          },
          {
            key: 'change',
            header: 'Évolution',
            cell: ({ change }) => <Tag tone={kinds[change].tone}>{kinds[change].label}</Tag>,
          },
          {
            key: 'before',
            header: 'À la première date',
            cell: (change) => <Said change={change} state={change.before} said={change.saidBefore} />,
          },
          {
            key: 'after',
            header: 'À la deuxième date',
            cell: (change) => <Said change={change} state={change.after} said={change.saidAfter} />,
          },
        ]}
      />
    </Stack>
  );
}

function Said({
  change,
  state,
  said,
}: {
  change: Change;
  state: Change['before'];
  said: DatedAnswer | undefined;
}) {
  return (
    <>
      {answerWords(change, state)}
      {said && (
        <>
          {' '}
          <Soft>
            {said.authorName} ({said.organisationName}), le {formatDate(said.on)}
          </Soft>
        </>
      )}
    </>
  );
}
