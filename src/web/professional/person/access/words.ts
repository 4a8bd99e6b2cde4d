import type { AddressWay } from '../../../../domain/account/codes.ts';
import { DELAY_HOURS } from '../../../../domain/account/codes.ts';
import type { AddressState, CodeState } from '../../../../domain/account/rules.ts';
import type { TagTone } from '../../../ui/tag.tsx';

export const addressStates: Record<AddressState, { label: string; tone: TagTone }> = {
  proposee: { label: 'à confirmer', tone: 'warn' },
  'a-venir': { label: 'confirmée, pas encore ouverte', tone: 'info' },
  active: { label: 'en service', tone: 'ok' },
  expiree: { label: 'proposition expirée', tone: 'plain' },
  retiree: { label: 'retirée', tone: 'plain' },
  refusee: { label: 'refusée par la personne', tone: 'danger' },
  remplacee: { label: 'remplacée', tone: 'plain' },
  'fin-acces': { label: 'fermée', tone: 'plain' },
};

export const codeStates: Record<CodeState, { label: string; tone: TagTone }> = {
  valable: { label: 'peut servir', tone: 'ok' },
  utilise: { label: 'a servi', tone: 'info' },
  expire: { label: 'expiré', tone: 'plain' },
  remplace: { label: 'remplacé', tone: 'plain' },
  retire: { label: 'annulé', tone: 'plain' },
  essais: { label: 'bloqué après cinq erreurs', tone: 'danger' },
  'fin-acces': { label: 'fermé', tone: 'plain' },
};

export const missingWords: Record<'boite' | 'oui' | 'second', string> = {
  boite: 'la personne ouvre le lien reçu à cette adresse et donne sa date de naissance',
  oui: 'la personne dit oui, depuis son espace ouvert avec l’adresse actuelle',
  second: 'un autre professionnel confirme, avec la personne en face de lui',
};

export const ways: Record<AddressWay, { label: string; hint: string }> = {
  premiere: { label: 'Première adresse', hint: 'Confirmée avec la personne, en face de vous.' },
  'ancienne-adresse': {
    label: 'La personne lit encore les messages de son adresse actuelle',
    hint: 'Elle dira oui depuis son espace. La nouvelle adresse sert aussitôt.',
  },
  'en-presence': {
    label: 'La personne n’a plus son adresse actuelle',
    hint: `Elle est avec vous ; un autre professionnel confirme ensuite avec elle. La nouvelle adresse sert ${DELAY_HOURS} heures après, et l’ancienne est prévenue.`,
  },
};
