import {
  answerValues,
  type Item,
  type ItemKind,
  profile,
  untouched,
} from '../../../../domain/diagnosis/codes.ts';
import { MOST_JOBS } from '../../../../domain/diagnosis/rome.ts';

/** What the paper grid asks of work and of the person's own judgment, in its order; the entry form follows it. */
export const gridProfile: readonly Item[] = [
  profile.work,
  profile.outlook,
  profile.training,
  profile.confidence,
  profile.agency,
];

/** Lines for target jobs on the paper, and in the form that copies it. */
export const JOB_LINES = MOST_JOBS;

/** What can be ticked: everything but « nothing said », which is an empty box. */
export const tickable = (kind: ItemKind): readonly { value: string; label: string; letter: string }[] =>
  answerValues[kind].filter((option) => option.value !== untouched[kind]);
