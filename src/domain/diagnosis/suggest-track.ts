import type { AnswerValue } from './codes.ts';
import type { DiagnosisSummary } from './rules.ts';

/**
 * Which track the published criteria point at. Source: C. trav. L. 5411-5-1 III (qualification, work situation, aspirations,
 * difficulties: health, housing, mobility, childcare, carer) and the arrêté of 21 November 2024, annex, whose chart asks in turn:
 * does the person work, or did they in the last two years; can they project themselves into work; what is their level of training;
 * how strong are the other difficulties (strong, medium, without impact). « Professionnelle »: qualified, recently at work or able to
 * project, no difficulty with consequences. « Socio-professionnelle »: difficulties with consequences. « Sociale »: without activity,
 * with difficulties that for a time prevent the search for work. A territory may refine them by a joint order (same article).
 *
 * A suggestion only: a person of the competent authority decides.
 */
export type SuggestedTrack = 'professionnelle' | 'socio-professionnelle' | 'sociale';

/** The four questions of the chart, answered; null where the diagnosis does not say. */
export interface Criteria {
  readonly recentWork: boolean | null;
  readonly projects: boolean | null;
  readonly qualified: boolean | null;
  readonly difficulties: 'fortes' | 'moyennes' | 'sans-impact' | null;
}
type Answered = { readonly [Name in keyof Criteria]: NonNullable<Criteria[Name]> };

function trackOf({ recentWork, projects, qualified, difficulties }: Answered): SuggestedTrack {
  if (difficulties === 'fortes' && !recentWork && !projects) return 'sociale';
  if (difficulties !== 'sans-impact') return 'socio-professionnelle';
  return projects || (recentWork && qualified) ? 'professionnelle' : 'socio-professionnelle';
}

const yesOrNo = (known: boolean | null): readonly boolean[] => (known === null ? [true, false] : [known]);

function completions(criteria: Criteria): Answered[] {
  const levels = ['fortes', 'moyennes', 'sans-impact'] as const;
  return yesOrNo(criteria.recentWork).flatMap((recentWork) =>
    yesOrNo(criteria.projects).flatMap((projects) =>
      yesOrNo(criteria.qualified).flatMap((qualified) =>
        (criteria.difficulties ? [criteria.difficulties] : levels).map((difficulties) => ({
          recentWork,
          projects,
          qualified,
          difficulties,
        })),
      ),
    ),
  );
}

export interface Suggestion {
  /** Null while what is not known could change it. */
  readonly track: SuggestedTrack | null;
  readonly criteria: Criteria;
  /** What is to be asked to conclude: nothing when it concludes, and only what could change the conclusion. */
  readonly missing: readonly (keyof Criteria)[];
}

/** Concludes only when every answer that could still come leads to the same track. */
export function suggestTrack(criteria: Criteria): Suggestion {
  const possible = new Set(completions(criteria).map(trackOf));
  const [only] = possible;
  if (possible.size === 1 && only) return { track: only, criteria, missing: [] };
  const unknown = (Object.keys(criteria) as (keyof Criteria)[]).filter((name) => criteria[name] === null);
  return { track: null, criteria, missing: unknown.filter((name) => canChange(criteria, name)) };
}

/** Whether two answers to this criterion alone, the others being equal, give two tracks. */
const canChange = (criteria: Criteria, name: keyof Criteria): boolean =>
  completions({ ...criteria }).some((one) =>
    completions({ ...one, [name]: null }).some((other) => trackOf(other) !== trackOf(one)),
  );

const atWork: readonly AnswerValue[] = ['SALARIE', 'IAE', 'INDEPENDANT'];
const qualifiedFrom: readonly AnswerValue[] = ['NV5', 'NV4', 'NV3', 'NV2', 'NV1'];

/** The same day two years before; a 29 February becomes the 28th. */
function twoYearsBefore(day: string): string {
  const [year = '', month, date] = day.split('-');
  return `${Number(year) - 2}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}

function recentWorkOf({ work, lastJobOn }: DiagnosisSummary, today: string): boolean | null {
  if (work && atWork.includes(work)) return true;
  if (work === 'JAMAIS') return false;
  return lastJobOn ? lastJobOn >= twoYearsBefore(today) : null;
}

function projectsOf({ outlook }: DiagnosisSummary): boolean | null {
  if (outlook === 'TOUT_DE_SUITE' || outlook === 'TROIS_MOIS') return true;
  return outlook === 'PLUS_TARD' || outlook === 'PAS_MAINTENANT' ? false : null;
}

/** Strong as soon as one is; otherwise known only once every constraint that a summary may tell has been talked about and weighed. */
function difficultiesOf({ constraints: open, notDiscussed }: DiagnosisSummary): Criteria['difficulties'] {
  const present = open.filter((constraint) => constraint.value === 'OUI');
  if (present.some((constraint) => constraint.impact === 'FORT')) return 'fortes';
  if (notDiscussed > 0 || present.some((constraint) => constraint.impact === null)) return null;
  return present.some((constraint) => constraint.impact === 'MOYEN') ? 'moyennes' : 'sans-impact';
}

/** What the summary says of each criterion. Health is no part of it: sensitive, it is read by no orientation service. */
export function criteriaOf(summary: DiagnosisSummary, today: string): Criteria {
  const { training } = summary;
  return {
    recentWork: recentWorkOf(summary, today),
    projects: projectsOf(summary),
    qualified: training === null ? null : qualifiedFrom.includes(training),
    difficulties: difficultiesOf(summary),
  };
}
