import { z } from 'zod';
import { channelCodes, contactChannels } from '../contact/codes.ts';
import { endReasonCodes, endReasons } from '../ending/codes.ts';
import { ofName } from '../french.ts';
import { outcomes, refusalReasons } from '../referral/codes.ts';

/** French puts a space before a colon, which must not begin a line. */
const COLON = '\u00a0: ';

/** How the timeline is filtered; the order is that of the links. */
export const eventCategories = {
  etapes: 'Étapes',
  echanges: 'Échanges',
  diagnostic: 'Diagnostic',
  cercle: 'Cercle',
  situation: 'Situation',
} as const;
export type EventCategory = keyof typeof eventCategories;

/** Who did it, as the reader may know them. */
export interface EventAuthor {
  readonly name: string;
  readonly organisation: string | null;
}

interface EventOptions {
  /** The responsibility for the person changes hands. */
  readonly relay?: boolean | undefined;
  /** The actor stands at no level: the database takes the event from what the same transaction wrote. */
  readonly ownFact?: boolean | undefined;
}

interface EventDefinition<Params> extends EventOptions {
  readonly category: EventCategory;
  readonly params: z.ZodType<Params>;
  /** `[lead, rest]`: what happened, then what about it; or one sentence. */
  readonly words: (params: Params, author: EventAuthor) => Words;
}

type Words = string | readonly [lead: string, rest: string];

const event = <Params>(
  category: EventCategory,
  params: z.ZodType<Params>,
  words: (params: Params, author: EventAuthor) => Words,
  options: EventOptions = {},
): EventDefinition<Params> => ({ category, params, words, ...options });

const text = z.string().min(1).max(200);
const date = z.iso.date();
const role = z.enum(['accompagnateur', 'contributeur']);
const nothing = z.object({});
const somebody = z.object({ name: text, organisation: text });
const titled = z.object({ title: text });
const proposed = titled.extend({ what: z.enum(['objectif', 'etape']) });
/** « Objectif accepté », « Étape acceptée ». */
const proposal = (what: 'objectif' | 'etape', participle: string) =>
  what === 'etape' ? `Étape ${participle}e` : `Objectif ${participle}`;
const shared = titled.extend({ with: z.array(text).min(1) });

const referral = z.object({ service: text, structure: text });
const toService = ({ service, structure }: z.infer<typeof referral>) => `${service} (${structure})`;

const toDo = (as: z.infer<typeof role>) => (as === 'contributeur' ? 'pour contribuer' : 'pour accompagner');
const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (civil: string) => long.format(new Date(`${civil}T00:00:00Z`)).replace(/^1 /, '1er ');
const names = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/**
 * Everything that can happen in a pathway. `params` holds codes and labels as they were that day, short titles at most, and only
 * gains optional fields: events are never rewritten.
 */
export const eventKinds = {
  'person-created': event('situation', z.object({ how: z.enum(['saisie', 'import']) }), ({ how }) =>
    how === 'import' ? 'Entrée dans Relais à partir d’une liste' : 'Entrée dans Relais',
  ),
  'person-informed': event(
    'situation',
    z.object({ on: date }),
    ({ on }) => `Personne informée le ${day(on)}`,
  ),
  'identity-corrected': event('situation', nothing, () => 'Identité corrigée'),
  'contact-changed': event('situation', nothing, () => 'Coordonnées mises à jour'),
  'address-changed': event('situation', nothing, () => 'Adresse mise à jour'),
  'status-opened': event(
    'situation',
    z.object({ label: text, from: date }),
    ({ label, from }) => `${label}, depuis le ${day(from)}`,
  ),
  'status-ended': event('situation', z.object({ label: text, until: date }), ({ label, until }) => [
    `Fin au ${day(until)}`,
    label,
  ]),
  'date-listed': event('situation', z.object({ label: text, on: date }), ({ label, on }) => [
    label,
    `le ${day(on)}, date notée par une liste`,
  ]),
  'listed-date-closed': event('situation', z.object({ label: text, on: date }), ({ label, on }) => [
    label,
    `la date du ${day(on)} est passée ou n’a plus lieu d’être`,
  ]),
  'list-taken-back': event(
    'situation',
    nothing,
    () => 'Liste importée puis annulée\u00a0: ce qu’elle avait changé est revenu à sa valeur',
  ),
  'household-changed': event('situation', nothing, () => 'Composition du foyer mise à jour'),

  'access-proposed': event('situation', nothing, () => 'Adresse de connexion proposée à la personne'),
  'access-confirmed': event('situation', z.object({ first: z.boolean() }), ({ first }) =>
    first ? 'Espace personnel ouvert' : 'Adresse de connexion de la personne changée',
  ),
  'access-withdrawn': event('situation', nothing, () => 'Proposition d’adresse de connexion retirée'),
  'access-refused': event('situation', nothing, () => 'Adresse de connexion refusée par la personne'),
  'access-ended': event('situation', nothing, () => 'Espace personnel fermé'),
  'paper-code-printed': event('situation', nothing, () => 'Code sur papier imprimé pour la personne'),
  'paper-code-revoked': event('situation', nothing, () => 'Code sur papier annulé'),
  'paper-code-used': event('situation', nothing, () => 'Code sur papier utilisé pour préparer des réponses'),

  'orientation-decided': event(
    'cercle',
    z.object({ track: z.enum(['professionnelle', 'socio-professionnelle', 'sociale']), body: text }),
    ({ track, body }) => [`Orientation ${track}`, `${body} devient organisme référent`],
    { relay: true },
  ),
  'lead-appointed': event(
    'cercle',
    somebody.extend({ former: text.optional() }),
    ({ name, organisation, former }) =>
      former
        ? `Relais ${ofName(former)} à ${name} (${organisation})`
        : `${name} (${organisation}) devient référent`,
    { relay: true },
  ),
  'accompaniment-ended': event(
    'cercle',
    z.object({ reason: z.enum(endReasonCodes), on: date }),
    ({ reason, on }) => [`Fin de l’accompagnement le ${day(on)}`, endReasons[reason].label],
    { relay: true },
  ),
  'accompaniment-taken-up': event(
    'cercle',
    nothing,
    () => ['Reprise de l’accompagnement', 'un référent est à nommer'],
    { relay: true },
  ),
  'accompaniment-end-undone': event('cercle', nothing, () => 'Fin de l’accompagnement annulée'),
  'lead-interim': event(
    'cercle',
    somebody.extend({ former: text }),
    ({ name, organisation, former }) =>
      `Relais ${ofName(former)} à ${name} (${organisation}), par intérim en attendant un nouveau référent`,
    { relay: true },
  ),
  'stand-in-named': event(
    'cercle',
    z.object({ name: text, absent: text, from: date, until: date }),
    ({ name, absent, from, until }) => `${name} remplace ${absent} du ${day(from)} au ${day(until)}`,
  ),
  'invitation-sent': event('cercle', somebody.extend({ role }), ({ name, organisation, role: as }) => [
    `Invitation dans le cercle ${toDo(as)}`,
    `${name} (${organisation})`,
  ]),
  'invitation-accepted': event(
    'cercle',
    z.object({ role }),
    ({ role: as }, by) => `${by.name} rejoint le cercle ${toDo(as)}`,
    {
      ownFact: true,
    },
  ),
  'invitation-declined': event(
    'cercle',
    z.object({ role }),
    (_, by) => `${by.name} décline l’invitation dans le cercle`,
    {
      ownFact: true,
    },
  ),
  'invitation-withdrawn': event(
    'cercle',
    z.object({ name: text }),
    ({ name }) => `Invitation ${ofName(name)} retirée`,
    { ownFact: true },
  ),
  'join-asked': event(
    'cercle',
    z.object({ role }),
    ({ role: as }, by) => `${by.name} demande à rejoindre le cercle ${toDo(as)}`,
    {
      ownFact: true,
    },
  ),
  'join-accepted': event(
    'cercle',
    somebody.extend({ role }),
    ({ name, organisation, role: as }) => `${name} (${organisation}) rejoint le cercle ${toDo(as)}`,
  ),
  'join-declined': event(
    'cercle',
    somebody,
    ({ name, organisation }) => `Demande ${ofName(name)} (${organisation}) déclinée`,
  ),
  'join-withdrawn': event(
    'cercle',
    nothing,
    (_, by) => `${by.name} retire sa demande de rejoindre le cercle`,
    { ownFact: true },
  ),
  'circle-left': event('cercle', nothing, (_, by) => `${by.name} quitte le cercle`, { ownFact: true }),
  'participation-ended': event(
    'cercle',
    somebody,
    ({ name, organisation }) => `Fin de la participation ${ofName(name)} (${organisation})`,
  ),
  'member-lowered': event(
    'cercle',
    somebody,
    ({ name, organisation }) =>
      `${name} (${organisation}) contribue désormais\u00a0: voit ce qui lui est partagé`,
  ),
  'lead-left': event(
    'cercle',
    somebody.extend({ authority: text }),
    ({ name, organisation, authority }) =>
      `${name} (${organisation}) n’est plus référent\u00a0: le service d’orientation prend le relais (${authority})`,
    { relay: true },
  ),
  // The three below are between the person and whom they speak to: their events are discreet.
  'orientation-asked': event('cercle', nothing, () => 'Demande d’un autre référent'),
  'objection-made': event('cercle', z.object({ organisation: text }), ({ organisation }) => [
    'Organisme qui ne voit plus le dossier',
    organisation,
  ]),
  'objection-lifted': event('cercle', z.object({ organisation: text }), ({ organisation }) => [
    'Organisme qui peut de nouveau être invité',
    organisation,
  ]),

  'comment-made': event('echanges', z.object({ about: text }), ({ about }) => [
    'Commentaire de la personne',
    about,
  ]),
  'status-contested': event('situation', z.object({ about: text }), ({ about }) => [
    'Situation contestée par la personne',
    about,
  ]),

  'diagnosis-opened': event('diagnostic', nothing, () => 'Séance de diagnostic commencée'),
  'diagnosis-completed': event('diagnostic', z.object({ themes: z.array(text).min(1) }), ({ themes }) => {
    return ['Diagnostic complété', names.format(themes)];
  }),
  'diagnosis-held': event(
    'diagnostic',
    z.object({ by: z.array(text).min(1), joint: z.boolean() }),
    ({ by, joint }) =>
      joint ? ['Diagnostic conjoint', names.format(by)] : ['Diagnostic partagé', names.format(by)],
  ),

  'diagnosis-prepared': event('diagnostic', nothing, () => 'Diagnostic préparé par la personne'),
  'contact-noted': event(
    'echanges',
    z.object({ channel: z.enum(channelCodes), reached: z.boolean() }),
    ({ channel, reached }) => contactChannels[channel][reached ? 'reached' : 'missed'],
  ),
  'contact-withdrawn': event(
    'echanges',
    z.object({ channel: z.enum(channelCodes), on: date }),
    ({ channel, on }) => [
      'Contact noté par erreur, retiré',
      `${contactChannels[channel].label.toLowerCase()}, le ${day(on)}`,
    ],
  ),

  'objective-added': event('etapes', titled, ({ title }) => ['Objectif ajouté', title]),
  'objective-changed': event('etapes', titled.extend({ former: text.optional() }), ({ title, former }) =>
    former ? ['Objectif reformulé', `${title} (avant : ${former})`] : ['Objectif modifié', title],
  ),
  'objective-reached': event('etapes', titled, ({ title }) => ['Objectif atteint', title]),
  'objective-given-up': event('etapes', titled.extend({ reason: text }), ({ title, reason }) => [
    'Objectif abandonné',
    `${title} (${reason})`,
  ]),
  'objective-reopened': event('etapes', titled, ({ title }) => ['Objectif repris', title]),
  'proposal-made': event('etapes', proposed, ({ what, title }) => [proposal(what, 'proposé'), title]),
  'proposal-amended': event(
    'etapes',
    proposed.extend({ former: text.optional() }),
    ({ what, title, former }) => [
      `${proposal(what, 'proposé')} autrement`,
      former ? `${title} (avant : ${former})` : title,
    ],
  ),
  'proposal-accepted': event(
    'etapes',
    proposed.extend({ details: text.optional() }),
    ({ what, title, details }) => [proposal(what, 'accepté'), details ? `${title} (${details})` : title],
  ),
  'proposal-declined': event('etapes', proposed.extend({ reason: text }), ({ what, title, reason }) => [
    proposal(what, 'décliné'),
    `${title} (${reason})`,
  ]),
  'proposal-withdrawn': event('etapes', proposed, ({ what, title }) => [
    what === 'etape' ? 'Proposition d’étape retirée' : 'Proposition d’objectif retirée',
    title,
  ]),
  'step-added': event(
    'etapes',
    titled.extend({ owner: text, due: date.optional(), details: text.optional() }),
    ({ title, owner, due, details }) => {
      const who = due ? `${owner}, avant le ${day(due)}` : owner;
      return ['Étape prévue', `${title} (${details ? `${who} ; ${details}` : who})`];
    },
  ),
  'step-changed': event(
    'etapes',
    titled.extend({
      former: text.optional(),
      due: date.optional(),
      owner: text.optional(),
      details: text.optional(),
    }),
    ({ title, former, due, owner, details }) => {
      const news = [
        former && `avant : ${former}`,
        owner && `revient à ${owner}`,
        due && `échéance au ${day(due)}`,
        details,
      ].filter(Boolean);
      return news.length > 0
        ? ['Étape modifiée', `${title} (${news.join(' ; ')})`]
        : ['Étape modifiée', title];
    },
  ),
  'question-asked': event('etapes', titled.extend({ to: text }), ({ title, to }) => [
    `Question à ${to}`,
    title,
  ]),
  'question-answered': event('etapes', titled, ({ title }) => ['Réponse à une question', title]),
  'step-started': event('etapes', titled, ({ title }) => ['Étape commencée', title]),
  'step-done': event('etapes', titled.extend({ result: text }), ({ title, result }) => [
    'Étape terminée',
    `${title} (${result})`,
  ]),
  'step-given-up': event('etapes', titled.extend({ reason: text }), ({ title, reason }) => [
    'Étape abandonnée',
    `${title} (${reason})`,
  ]),
  'step-reopened': event('etapes', titled, ({ title }) => ['Étape reprise', title]),
  'objective-shared': event('etapes', shared, ({ title, with: people }) => [
    `Objectif partagé avec ${names.format(people)}`,
    title,
  ]),
  'objective-unshared': event('etapes', shared, ({ title, with: people }) => [
    `Objectif qui n’est plus partagé avec ${names.format(people)}`,
    title,
  ]),
  'step-shared': event('etapes', shared, ({ title, with: people }) => [
    `Étape partagée avec ${names.format(people)}`,
    title,
  ]),
  'step-unshared': event('etapes', shared, ({ title, with: people }) => [
    `Étape qui n’est plus partagée avec ${names.format(people)}`,
    title,
  ]),
  // Written by the database with the move itself: `referral-` and the code of the move.
  'referral-ask': event('etapes', referral, (about) => ['Place demandée à un service', toService(about)]),
  'referral-confirm-room': event('etapes', referral, (about) => ['Place possible', toService(about)]),
  'referral-send': event('etapes', referral, (about) => ['Orientation vers un service', toService(about)]),
  'referral-accept': event('etapes', referral, (about) => ['Demande acceptée', toService(about)]),
  'referral-wait': event('etapes', referral, (about) => ['Demande sur liste d’attente', toService(about)]),
  'referral-refuse': event(
    'etapes',
    referral.extend({ reason: z.enum(Object.keys(refusalReasons) as (keyof typeof refusalReasons)[]) }),
    ({ reason, ...about }) => ['Demande refusée', `${toService(about)}. ${refusalReasons[reason]}`],
  ),
  'referral-meet': event('etapes', referral, (about) => [
    'Premier contact avec un service',
    toService(about),
  ]),
  'referral-start': event('etapes', referral, (about) => ['Accompagnement commencé', toService(about)]),
  'referral-end': event(
    'etapes',
    referral.extend({ outcome: z.enum(Object.keys(outcomes) as (keyof typeof outcomes)[]) }),
    ({ outcome, ...about }) => ['Demande terminée', `${toService(about)}. ${outcomes[outcome]}`],
  ),
  'referral-withdraw': event('etapes', referral, (about) => ['Demande retirée', toService(about)]),
  'referral-close': event('etapes', referral, (about) => ['Demande fermée', toService(about)]),
  'referral-expire': event('etapes', referral, (about) => ['Demande restée sans réponse', toService(about)]),
  'referral-confirm': event('etapes', referral, (about) => [
    'Résultat confirmé par la personne',
    toService(about),
  ]),
  'referral-contest': event('etapes', referral, (about) => [
    'Résultat que la personne ne confirme pas',
    toService(about),
  ]),
} as const;

export type EventKind = keyof typeof eventKinds;
export type EventParams<Kind extends EventKind> = z.infer<(typeof eventKinds)[Kind]['params']>;

export interface EventSentence {
  /** The whole sentence. */
  readonly title: string;
  /** Its first words, when the rest explains them. */
  readonly lead: string | null;
  readonly rest: string;
  readonly category: EventCategory;
  readonly relay: boolean;
}

const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(eventKinds, kind);

export const kindsOf = (category: EventCategory): EventKind[] =>
  (Object.keys(eventKinds) as EventKind[]).filter((kind) => eventKinds[kind].category === category);

/** What some events are about, in the order of the filters. */
export const categoriesOf = (kinds: readonly string[]): EventCategory[] =>
  (Object.keys(eventCategories) as EventCategory[]).filter((category) =>
    kinds.some((kind) => isEventKind(kind) && eventKinds[kind].category === category),
  );

/** What screens and exports say of a stored event. Throws on a kind or parameters that no version of Relais wrote. */
export function eventSentence(kind: string, params: unknown, author: EventAuthor): EventSentence {
  if (!isEventKind(kind)) throw new Error(`unknown event ${kind}`);
  // A kind's sentence takes what the same kind's schema gives, which the union of all kinds cannot say.
  const definition = eventKinds[kind] as unknown as EventDefinition<unknown>;
  const words = definition.words(definition.params.parse(params), author);
  const [lead, rest] = typeof words === 'string' ? [null, words] : words;
  return {
    title: lead ? `${lead}${COLON}${rest}` : rest,
    lead,
    rest,
    category: definition.category,
    relay: definition.relay ?? false,
  };
}
