import { z } from 'zod';

/** French puts a space before a colon, which must not begin a line. */
const COLON = '\u00a0: ';

/** How the timeline is filtered; the order is that of the links. */
export const eventCategories = {
  etapes: 'Étapes',
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
const shared = titled.extend({ with: z.array(text).min(1) });

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
  'household-changed': event('situation', nothing, () => 'Composition du foyer mise à jour'),

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
        ? `Relais de ${former} à ${name} (${organisation})`
        : `${name} (${organisation}) devient référent`,
    { relay: true },
  ),
  'lead-interim': event(
    'cercle',
    somebody.extend({ former: text }),
    ({ name, organisation, former }) =>
      `Relais de ${former} à ${name} (${organisation}), par intérim en attendant un nouveau référent`,
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
    ({ name }) => `Invitation de ${name} retirée`,
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
    ({ name, organisation }) => `Demande de ${name} (${organisation}) déclinée`,
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
    ({ name, organisation }) => `Fin de la participation de ${name} (${organisation})`,
  ),

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
  'step-added': event(
    'etapes',
    titled.extend({ owner: text, due: date.optional() }),
    ({ title, owner, due }) => {
      return ['Étape prévue', `${title} (${due ? `${owner}, avant le ${day(due)}` : owner})`];
    },
  ),
  'step-changed': event(
    'etapes',
    titled.extend({ former: text.optional(), due: date.optional(), owner: text.optional() }),
    ({ title, former, due, owner }) => {
      const news = [
        former && `avant : ${former}`,
        owner && `revient à ${owner}`,
        due && `échéance au ${day(due)}`,
      ].filter(Boolean);
      return news.length > 0
        ? ['Étape modifiée', `${title} (${news.join(' ; ')})`]
        : ['Étape modifiée', title];
    },
  ),
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
