import type { Dispatch } from 'react';
import { profile } from '../../../../domain/diagnosis/codes.ts';
import { Card } from '../../../ui/card.tsx';
import { AnswerForm } from './answer-form.tsx';
import { JobCard } from './job-card.tsx';
import { ProfileRow } from './profile-row.tsx';
import type { Sheet, SheetAct } from './sheet-state.ts';

const { project, work, outlook, training, confidence, agency } = profile;

const cards = [
  {
    id: 'projet',
    title: 'Mon projet',
    rows: [
      {
        item: project,
        hint: 'Notez ce que dit la personne, avec ses mots. Elle le lit.',
      },
    ],
  },
  {
    id: 'situation-pro',
    title: 'Situation professionnelle',
    rows: [{ item: work }, { item: outlook }, { item: training }],
  },
  {
    id: 'agir',
    title: 'Confiance et pouvoir d’agir',
    rows: [
      { item: confidence, hint: 'C’est son propre avis : posez la question, ne répondez pas à sa place.' },
      { item: agency },
    ],
  },
] as const;

/** What the person wants and where they stand, before what stands in the way. */
export function ProfileSection({
  sheet,
  dispatch,
  wantedJob,
}: {
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
  wantedJob: string;
}) {
  return cards.flatMap(({ id, title, rows }) => [
    <Card key={id} title={title} level={3} id={id}>
      <AnswerForm of={rows.map(({ item }) => item)} sheet={sheet} dispatch={dispatch}>
        {rows.map((row) => (
          <ProfileRow
            key={row.item.kind}
            item={row.item}
            {...('hint' in row && { hint: row.hint })}
            sheet={sheet}
            dispatch={dispatch}
          />
        ))}
      </AnswerForm>
    </Card>,
    id === 'projet' && <JobCard key="metiers" sheet={sheet} dispatch={dispatch} wanted={wantedJob} />,
  ]);
}
