import { outcomes, refusalReasons } from '../../domain/referral/codes.ts';
import type { NextClock } from '../../domain/referral/next-clock.ts';
import { type ReferralMove, type ReferralState, referralStates } from '../../domain/referral/states.ts';
import type { MoveView, ServiceOdds } from '../../domain/referral/views.ts';
import { formatDate, formatNumber, formatPercent, plural } from '../ui/format.ts';
import type { TagTone } from '../ui/tag.tsx';

export const stateWords = (state: ReferralState): string => referralStates[state];

const TONES: Partial<Record<ReferralState, TagTone>> = {
  'place-confirmee': 'ok',
  acceptee: 'ok',
  'premier-contact': 'ok',
  commencee: 'ok',
  'liste-attente': 'warn',
  expiree: 'warn',
  refusee: 'danger',
};
export const stateTone = (state: ReferralState): TagTone => TONES[state] ?? 'plain';

const MOVES: Record<ReferralMove, string> = {
  ask: 'demande s’il y a une place, sans nommer la personne',
  'confirm-room': 'a une place',
  send: 'envoie la demande, avec l’accord de la personne',
  see: 'a ouvert la demande',
  accept: 'accepte la demande',
  wait: 'met la demande sur liste d’attente',
  refuse: 'refuse la demande',
  meet: 'note un premier contact',
  start: 'note le début de l’accompagnement',
  end: 'note la fin',
  withdraw: 'retire la demande',
  expire: 'ferme la demande, restée sans réponse',
  close: 'ferme la demande : un décès est noté',
  confirm: 'confirme le résultat',
  contest: 'ne confirme pas le résultat',
};

/** « Mme Roy (Mobil’18) refuse la demande ». */
export const moveSentence = ({ move, name, organisation }: MoveView): string =>
  `${name}${organisation && organisation !== name ? ` (${organisation})` : ''} ${MOVES[move]}`;

/** « relance de la structure le 6 mars 2026 ». */
export function nextWords({ state, next }: { state: ReferralState; next: NextClock | null }): string | null {
  if (!next) return null;
  const day = formatDate(next.on);
  if (next.act === 'relance') return `relance de la structure le ${day}`;
  return state === 'place-confirmee'
    ? `se ferme le ${day} si elle n’est pas envoyée`
    : `se ferme le ${day} sans réponse`;
}

/** Why, or with what result. */
export function moveDetail({ reason, outcome }: MoveView): string | null {
  if (reason) return refusalReasons[reason];
  return outcome ? outcomes[outcome] : null;
}

/** « 8 demandes sur 11 acceptées ; réponse en 2 jours pour la moitié ». */
export function oddsWords(odds: ServiceOdds): string {
  const share = `${plural(odds.accepted, 'acceptée')} sur ${formatNumber(odds.answered)} (${formatPercent(odds.accepted / odds.answered)})`;
  const days = odds.medianDays < 1 ? 'moins d’un jour' : plural(Math.round(odds.medianDays), 'jour');
  return `${share} ; la moitié des réponses arrive en ${days} au plus`;
}
