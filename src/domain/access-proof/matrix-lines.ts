import { contacts, deadlines } from './judge.ts';

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
  { label: 'last contact', table: contacts, where: 'true' },
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
  { label: 'end of the accompaniment', table: 'accompaniment_end', where: 'true' },
  { label: 'date of a list', table: 'listed_date', where: 'true', column: 'version' },
  { label: 'tag of the body', table: 'person_tag', where: 'true' },
  { label: 'diagnosis', table: 'diagnosis_answer', where: 'NOT sensitive AND NOT discreet', column: 'value' },
  { label: 'sensitive answer', table: 'diagnosis_answer', where: 'sensitive', column: 'value' },
  { label: 'answer of a discreet body', table: 'diagnosis_answer', where: 'discreet', column: 'value' },
  { label: 'history of answers', table: 'diagnosis_answer_version', where: 'NOT sensitive AND NOT discreet' },
  { label: 'summary of the diagnosis', table: 'diagnosis_summary', where: 'true' },
  { label: 'prepared by the person', table: 'diagnosis_prepared', where: 'NOT sensitive' },
  { label: 'prepared, sensitive', table: 'diagnosis_prepared', where: 'sensitive' },
  {
    label: 'timeline',
    table: 'timeline_event',
    where: "NOT sensitive AND NOT discreet AND hidden_from = '{}' AND shared_seats = '{}'",
  },
  { label: 'sensitive event', table: 'timeline_event', where: 'sensitive' },
  { label: 'event of a discreet body', table: 'timeline_event', where: 'discreet' },
  { label: 'event hidden from the body', table: 'timeline_event', where: "hidden_from <> '{}'" },
  { label: 'event shared with the contributeur', table: 'timeline_event', where: "shared_seats <> '{}'" },
  {
    label: 'exchange',
    table: 'contact',
    where: "NOT sensitive AND NOT discreet AND named_seats = '{}'",
    column: 'withdrawn_at',
  },
  {
    label: 'exchange of the contributeur',
    table: 'contact',
    where: "named_seats <> '{}'",
    column: 'withdrawn_at',
  },
  { label: 'sensitive exchange', table: 'contact', where: 'sensitive', column: 'withdrawn_at' },
  { label: 'exchange of a discreet body', table: 'contact', where: 'discreet', column: 'withdrawn_at' },
  {
    label: 'proposal',
    table: 'plan_proposal',
    where: 'NOT sensitive AND NOT discreet AND author_seat IS NOT NULL',
  },
  {
    label: 'sensitive proposal of the person',
    table: 'plan_proposal',
    where: 'sensitive AND author_seat IS NULL',
  },
  { label: 'proposal of a discreet body', table: 'plan_proposal', where: 'discreet' },
  { label: 'question to the contributeur', table: 'step_question', where: 'NOT discreet' },
  { label: 'question of a discreet body', table: 'step_question', where: 'discreet' },
  { label: 'referral to a service', table: 'referral', where: 'NOT sensitive AND NOT discreet' },
  { label: 'referral to a service that tells', table: 'referral', where: 'sensitive' },
  { label: 'referral of a discreet body', table: 'referral', where: 'discreet' },
  { label: 'objection of the person', table: 'objection', where: 'true' },
  { label: 'choice of the person', table: 'item_choice', where: 'true' },
  { label: 'request to the authority', table: 'orientation_request', where: 'true' },
  {
    label: 'comment of the person',
    table: 'person_comment',
    where: "NOT for_lead AND kind = 'event' AND NOT discreet",
  },
  { label: 'comment for the référent alone', table: 'person_comment', where: 'for_lead' },
  { label: 'status contested', table: 'person_comment', where: "kind = 'status'" },
  { label: 'comment on a discreet item', table: 'person_comment', where: 'discreet' },
  { label: 'address to sign in', table: 'sign_in_address', where: 'true' },
  { label: 'code on paper', table: 'paper_code', where: 'true' },
  { label: 'change of hands of a portfolio', table: 'portfolio_move_item', where: 'true' },
  { label: 'act on many people', table: 'people_act_item', where: 'true' },
  { label: 'possible match', table: 'possible_match', where: 'true' },
  {
    label: 'address of a protected person',
    table: 'person_address',
    where: 'true',
    column: 'version',
    protected: true,
  },
];
