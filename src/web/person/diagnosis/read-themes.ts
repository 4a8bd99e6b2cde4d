import {
  constraints,
  findItem,
  type ItemKind,
  impactLabel,
  untouched,
  valueLabel,
} from '../../../domain/diagnosis/codes.ts';
import { detailFields, detailWords } from '../../../domain/diagnosis/details.ts';
import {
  isProfileKind,
  type ProfileKind,
  profileTitle,
  profileTitles,
} from '../../../domain/diagnosis/profile-themes.ts';
import { findAnyItem } from '../../../domain/diagnosis/rome.ts';
import type { ShownAnswer } from '../../../domain/diagnosis/rules.ts';
import { civilDateAt, formatDate } from '../../ui/format.ts';

/** One thing that was answered, by whom and when; several professionals may have answered apart. */
export interface AnswerLine {
  readonly key: string;
  readonly words: string;
  readonly by: string;
  readonly on: string;
}

export interface OwnTheme {
  /** « constraint/23 »: what a comment or a choice is about. */
  readonly subject: string;
  readonly title: string;
  /** How much it weighs, in short sentences; of work and of the project, what was said. */
  readonly weight: string | null;
  /** Situations that were answered yes. */
  readonly details: readonly string[];
  readonly lines: readonly AnswerLine[];
}

export interface OwnThemes {
  /** What is said of work and of the project. */
  readonly profile: OwnTheme[];
  readonly difficulties: OwnTheme[];
  readonly settled: OwnTheme[];
  readonly absent: OwnTheme[];
  readonly needs: OwnTheme[];
  readonly strengths: OwnTheme[];
}

const weights = { FAIBLE: 'Cela gêne un peu.', MOYEN: 'Cela gêne.', FORT: 'Cela gêne beaucoup.' } as const;

/** Answers as the person reads them, by theme; what nobody has talked about does not show. */
export function themesOf(answers: readonly ShownAnswer[], timeZone: string): OwnThemes {
  const byTheme = (value: string) =>
    constraints.flatMap((constraint) => {
      const own = rowsOf(answers, 'constraint', constraint.code);
      if (own.at(-1)?.value !== value) return [];
      const situations = answers.filter(
        (answer) =>
          answer.kind === 'situation' && answer.parent === constraint.code && answer.value === 'OUI',
      );
      return [
        {
          ...themeOf('constraint', constraint.code, constraint.title, own, timeZone),
          details: [
            ...new Set(
              situations.flatMap(
                ({ parent, code }) => findItem({ kind: 'situation', parent, code })?.label ?? [],
              ),
            ),
          ],
        },
      ];
    });
  const needs = (value: string) => {
    const codes = [...new Set(answers.filter(({ kind }) => kind === 'need').map(({ code }) => code))];
    return codes.flatMap((code) => {
      const own = rowsOf(answers, 'need', code);
      const label = findItem({ kind: 'need', parent: '', code })?.label;
      return label && own.at(-1)?.value === value ? [themeOf('need', code, label, own, timeZone)] : [];
    });
  };
  return {
    profile: (Object.keys(profileTitles) as ProfileKind[]).flatMap((kind) =>
      profileOf(kind, answers, timeZone),
    ),
    difficulties: byTheme('OUI'),
    settled: byTheme('CLOTUREE'),
    absent: byTheme('NON'),
    needs: needs('BESOIN'),
    strengths: needs('POINT_FORT'),
  };
}

/** The rows of one item, the latest last. */
const rowsOf = (answers: readonly ShownAnswer[], kind: string, code: string): ShownAnswer[] =>
  answers
    .filter((answer) => answer.kind === kind && answer.code === code)
    .sort((a, b) => a.changeNo - b.changeNo);

function themeOf(
  kind: ItemKind,
  code: string,
  title: string,
  own: readonly ShownAnswer[],
  timeZone: string,
): OwnTheme {
  const last = own.at(-1);
  const weight = [last?.impact && weights[last.impact], last?.priority && 'À régler en premier.'].filter(
    Boolean,
  );
  return {
    subject: `${kind}/${code}`,
    title,
    weight: weight.length > 0 ? weight.join(' ') : null,
    details: [],
    lines: own.map((answer) => ({
      key: answer.holder,
      words: wordsOf(answer),
      by: `${answer.authorName}, ${answer.organisationName}`,
      on: formatDate(civilDateAt(answer.at, timeZone)),
    })),
  };
}

/** Each answer of one kind that says something: one, or as many as there are jobs. */
function profileOf(kind: ProfileKind, answers: readonly ShownAnswer[], timeZone: string): OwnTheme[] {
  const codes = [...new Set(answers.filter((answer) => answer.kind === kind).map(({ code }) => code))];
  return codes.flatMap((code) => {
    const own = rowsOf(answers, kind, code).filter(({ value }) => value !== untouched[kind]);
    const item = findAnyItem({ kind, parent: '', code });
    if (!item || own.length === 0) return [];
    const theme = themeOf(kind, code, profileTitle(kind, item.label), own, timeZone);
    const [only, another] = theme.lines;
    return [{ ...theme, weight: only && !another ? only.words : null }];
  });
}

const said: Record<string, string> = {
  OUI: 'Oui',
  NON: 'Non',
  CLOTUREE: 'C’est réglé',
  NON_ABORDEE: 'Pas encore abordé',
  BESOIN: 'Vous en avez besoin',
  POINT_FORT: 'C’est un point fort',
  NON_EXPLORE: 'Pas encore abordé',
};

function wordsOf(answer: ShownAnswer): string {
  const { kind, value, impact } = answer;
  if (isProfileKind(kind)) return profileWords(answer);
  return impact ? `${said[value] ?? value} (${impactLabel(impact).toLowerCase()})` : (said[value] ?? value);
}

/** Where the words of the grid speak of somebody else. */
const toYou: Record<string, string> = {
  INDEPENDANT: 'À votre compte',
  JAMAIS: 'Vous n’avez jamais travaillé',
  NE_SAIT_PAS: 'Vous ne savez pas',
  VISE: 'Un métier que vous visez',
  EXERCE: 'Un métier que vous exercez aujourd’hui',
  ECARTE: 'Un métier que vous ne souhaitez pas',
};

/** « Un métier que vous visez, en premier, à 30 km au plus, CDI »; own words as they were said. */
function profileWords({ kind, value, priority, details }: ShownAnswer): string {
  const more = detailFields(kind).flatMap((field) => {
    const text = details[field.name];
    return text ? detailWords(field, text, formatDate) : [];
  });
  if (kind === 'project') return more.join(', ');
  return [toYou[value] ?? valueLabel(kind, value), ...(priority ? ['en premier'] : []), ...more].join(', ');
}
