import { type SummarySection, type SummarySize, sectionCodes, summarySizes } from './codes.ts';
import { cutAtWord, plainText } from './plain-text.ts';
import { sentencesOf } from './sentences.ts';
import type { SummaryFacts } from './views.ts';

export interface SummaryOptions {
  readonly size: SummarySize;
  readonly sections: readonly SummarySection[];
  /** An explicit choice of somebody who may read them; the facts hold what that person reads. */
  readonly sensitive: boolean;
}

export interface SummaryText {
  readonly text: string;
  /** Sentences that did not hold. */
  readonly left: number;
}

interface Candidate {
  readonly section: SummarySection;
  /** The first sentence of a section says the most. */
  readonly rank: number;
  readonly text: string;
}

/**
 * Where a person stands, as a text to paste elsewhere: whole sentences only, as many as the size holds, the first of every section
 * before the second of any.
 */
export function composeSummary(
  facts: SummaryFacts,
  { size, sections, sensitive }: SummaryOptions,
): SummaryText {
  const limit = summarySizes[size];
  const told = sensitive ? facts : withoutSensitive(facts);
  const candidates = sectionCodes
    .filter((section) => sections.includes(section))
    .flatMap((section) =>
      sentencesOf(section, told, limit !== null && limit < 500)
        .map(plainText)
        .filter(Boolean)
        .map((text, rank): Candidate => ({ section, rank, text })),
    );
  if (limit === null) return { text: written(candidates, '\n'), left: 0 };
  const between = limit < 500 ? ' ' : '\n';
  let kept: readonly Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => a.rank - b.rank)) {
    const more = candidates.filter((one) => one === candidate || kept.includes(one));
    if (written(more, between).length <= limit) kept = more;
  }
  const first = candidates[0];
  if (kept.length === 0 && first) return { text: cutAtWord(first.text, limit), left: candidates.length - 1 };
  return { text: written(kept, between), left: candidates.length - kept.length };
}

/** Sentences of a section follow each other; sections are apart. */
function written(candidates: readonly Candidate[], between: string): string {
  const bySection = Map.groupBy(candidates, ({ section }) => section);
  return [...bySection.values()].map((section) => section.map(({ text }) => text).join(' ')).join(between);
}

function withoutSensitive(facts: SummaryFacts): SummaryFacts {
  const open = <Item extends { readonly sensitive: boolean }>(items: readonly Item[]) =>
    items.filter(({ sensitive }) => !sensitive);
  return {
    ...facts,
    statuses: open(facts.statuses),
    constraints: open(facts.constraints),
    objectives: open(facts.objectives).map((objective) => ({ ...objective, steps: open(objective.steps) })),
    requests: open(facts.requests),
    contacts: open(facts.contacts),
  };
}

/** Whether leaving sensitive items out changes anything for this reader. */
export const holdsSensitive = ({
  statuses,
  constraints,
  objectives,
  requests,
  contacts,
}: SummaryFacts): boolean =>
  [statuses, constraints, objectives, objectives.flatMap(({ steps }) => steps), requests, contacts]
    .flat()
    .some(({ sensitive }) => sensitive);
