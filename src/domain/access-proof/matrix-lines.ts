import { deadlines } from './judge.ts';

/** The lines of the frozen grid: which row each probes, and by which column a change is tried. */
export interface MatrixLine {
  readonly label: string;
  readonly table: string;
  readonly where: string;
  readonly column?: string;
  /** Probed once the person is protected. */
  readonly protected?: true;
}

export const matrixLines: readonly MatrixLine[] = [
  { label: 'exists, in lists', table: 'person_list', where: 'true' },
  { label: 'deadlines', table: deadlines, where: 'true' },
  { label: 'identity', table: 'person_identity', where: 'true', column: 'version' },
  { label: 'contact', table: 'person_contact', where: 'true', column: 'version' },
  { label: 'address', table: 'person_address', where: 'true', column: 'version' },
  { label: 'status', table: 'status_period', where: 'NOT sensitive', column: 'version' },
  { label: 'sensitive status', table: 'status_period', where: 'sensitive', column: 'version' },
  { label: 'household', table: 'household_period', where: 'true', column: 'version' },
  { label: 'orientation', table: 'orientation', where: 'true' },
  { label: 'circle', table: 'circle_member', where: 'NOT discreet' },
  { label: 'discreet member', table: 'circle_member', where: 'discreet' },
  { label: 'référent', table: 'lead_period', where: 'until_at IS NULL' },
  { label: 'number of the body', table: 'person_external_number', where: 'true', column: 'number' },
  { label: 'diagnosis', table: 'diagnosis_answer', where: 'NOT sensitive AND NOT discreet', column: 'value' },
  { label: 'sensitive answer', table: 'diagnosis_answer', where: 'sensitive', column: 'value' },
  { label: 'answer of a discreet body', table: 'diagnosis_answer', where: 'discreet', column: 'value' },
  { label: 'history of answers', table: 'diagnosis_answer_version', where: 'NOT sensitive AND NOT discreet' },
  { label: 'summary of the diagnosis', table: 'diagnosis_summary', where: 'true' },
  {
    label: 'timeline',
    table: 'timeline_event',
    where: "NOT sensitive AND NOT discreet AND hidden_from = '{}' AND shared_seats = '{}'",
  },
  { label: 'sensitive event', table: 'timeline_event', where: 'sensitive' },
  { label: 'event of a discreet body', table: 'timeline_event', where: 'discreet' },
  { label: 'event hidden from the body', table: 'timeline_event', where: "hidden_from <> '{}'" },
  { label: 'event shared with the contributeur', table: 'timeline_event', where: "shared_seats <> '{}'" },
  { label: 'change of hands of a portfolio', table: 'portfolio_move_item', where: 'true' },
  {
    label: 'address of a protected person',
    table: 'person_address',
    where: 'true',
    column: 'version',
    protected: true,
  },
];
