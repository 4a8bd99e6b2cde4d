import { statusShortLabels } from '../person/codes.ts';
import { referralStates } from '../referral/states.ts';
import type { SummarySection } from './codes.ts';
import type { SummaryFacts, SummaryStep } from './views.ts';

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeZone: 'UTC' });
const at = (day: string) => new Date(`${day}T00:00:00Z`);
/** « 1er mars 2026 », or « 01/03/2026 » where characters are counted. */
const dated = (day: string, brief: boolean) =>
  brief ? short.format(at(day)) : long.format(at(day)).replace(/^1 /, '1er ');

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
/** A title that ends with its own punctuation keeps it. */
const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

type Sentences = (facts: SummaryFacts, brief: boolean) => readonly string[];

/** What each section says, the most important sentence first; `brief` where every character counts. */
const writers: Record<SummarySection, Sentences> = {
  identite: ({ name, age, commune }) => [
    sentence([name, age !== null && `${age} ans`, commune].filter(Boolean).join(', ')),
  ],

  statuts: ({ statuses }, brief) =>
    statuses.length === 0
      ? []
      : [
          sentence(
            `Situation : ${statuses
              .map(({ kind, from, expectedUntil }) =>
                [
                  statusShortLabels[kind],
                  !brief && `depuis le ${dated(from, brief)}`,
                  expectedUntil && `fin prévue le ${dated(expectedUntil, brief)}`,
                ]
                  .filter(Boolean)
                  .join(', '),
              )
              .join(' ; ')}`,
          ),
        ],

  cercle: ({ lead, referentBody, circle }, brief) => [
    lead
      ? sentence(
          `Référent : ${lead.name}, ${lead.organisation}${!brief && lead.since ? `, depuis le ${dated(lead.since, brief)}` : ''}`,
        )
      : sentence(`Sans référent${referentBody ? ` (organisme référent : ${referentBody})` : ''}`),
    circle.length > 0
      ? sentence(`Cercle : ${circle.map(({ name, organisation }) => `${name} (${organisation})`).join(', ')}`)
      : '',
  ],

  diagnostic: ({ constraints, needs, strengths, sitting }, brief) => {
    const present = constraints.filter(({ resolved }) => !resolved);
    const resolved = constraints.filter((constraint) => constraint.resolved);
    const listed = present.map(({ title, impact }) => (impact ? `${title} (impact ${impact})` : title));
    return [
      listed.length > 0
        ? sentence(`Contraintes : ${listed.slice(0, brief ? 3 : listed.length).join(', ')}`)
        : '',
      needs.length > 0 ? sentence(`Besoins : ${needs.join(', ')}`) : '',
      strengths.length > 0 ? sentence(`Points forts : ${strengths.join(', ')}`) : '',
      resolved.length > 0 ? sentence(`Résolu : ${resolved.map(({ title }) => title).join(', ')}`) : '',
      sitting
        ? sentence(
            sitting.joint
              ? `Diagnostic conjoint du ${dated(sitting.on, brief)} (${sitting.names.join(', ')})`
              : `Dernière séance de diagnostic le ${dated(sitting.on, brief)}`,
          )
        : '',
    ];
  },

  plan: ({ objectives }, brief) =>
    objectives.flatMap(({ title, steps }) => [
      sentence(`Objectif : ${title}`),
      ...steps.toSorted(byDate).map((step) => stepSentence(step, brief)),
    ]),

  demandes: ({ requests }, brief) =>
    requests.map(({ service, structure, state, since }) =>
      sentence(
        `Demande : ${service} (${structure}), ${referralStates[state].toLowerCase()} depuis le ${dated(since, brief)}`,
      ),
    ),

  echanges: ({ contacts }, brief) => {
    const [last, ...others] = contacts;
    if (!last) return ['Aucun échange noté.'];
    return [
      contactSentence(last, brief),
      ...(brief ? [] : others.map((contact) => contactSentence(contact, brief))),
    ];
  },

  echeances: ({ objectives, statuses, today }, brief) => {
    const due = objectives
      .flatMap(({ steps }) => steps)
      .filter(({ open, dueOn }) => open && dueOn !== null)
      .toSorted(byDate)
      .map(({ title, dueOn, owner }) =>
        sentence(
          `${dueOn! < today ? 'En retard' : 'À faire'} : ${title}, avant le ${dated(dueOn!, brief)}${brief ? '' : `, par ${owner ?? 'la personne'}`}`,
        ),
      );
    const ends = statuses
      .filter(({ expectedUntil }) => expectedUntil !== null)
      .toSorted((a, b) => a.expectedUntil!.localeCompare(b.expectedUntil!))
      .map(({ kind, expectedUntil }) =>
        sentence(`Changement à venir : ${statusShortLabels[kind]}, fin le ${dated(expectedUntil!, brief)}`),
      );
    return [...due.slice(0, 1), ...ends.slice(0, 1), ...due.slice(1), ...ends.slice(1)];
  },
};

export const sentencesOf = (
  section: SummarySection,
  facts: SummaryFacts,
  brief: boolean,
): readonly string[] => writers[section](facts, brief);

/** What is to come first, then what was done, the latest first. */
const byDate = (a: SummaryStep, b: SummaryStep): number =>
  Number(b.open) - Number(a.open) ||
  (a.open
    ? (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9')
    : (b.endedOn ?? '').localeCompare(a.endedOn ?? ''));

function stepSentence({ title, open, dueOn, endedOn, owner }: SummaryStep, brief: boolean): string {
  const who = owner ?? 'la personne';
  if (open)
    return sentence(`Étape : ${title}${dueOn ? `, avant le ${dated(dueOn, brief)}` : ''}, par ${who}`);
  return sentence(`Étape faite : ${title}${endedOn ? `, le ${dated(endedOn, brief)}` : ''}`);
}

function contactSentence(
  { on, words, author, line }: SummaryFacts['contacts'][number],
  brief: boolean,
): string {
  const what = `${capital(words)} le ${dated(on, brief)}`;
  return sentence(brief ? what : `${what} (${author})${line ? ` : ${line}` : ''}`);
}
