import type { ModelMove, ModelShare } from '../../../../domain/offer/model/states.ts';
import type { TagTone } from '../../../ui/tag.tsx';

export const modelStateWords: Readonly<Record<ModelShare, { word: string; tone: TagTone; what: string }>> = {
  own: {
    word: 'pour nous seuls',
    tone: 'plain',
    what: 'Seule votre équipe le lit et en fait des services.',
  },
  shared: {
    word: 'partagé',
    tone: 'ok',
    what: 'Les organisations de votre territoire qui tiennent une structure le lisent, avec le nom de la vôtre, et peuvent en faire un service. Vous seuls le changez.',
  },
  archived: {
    word: 'archivé',
    tone: 'plain',
    what: 'On n’en fait plus de services. Ceux qui en viennent restent tels qu’ils sont.',
  },
};

/** `act`: what the form and the address call it. */
export const modelMoveWords: Readonly<Record<ModelMove, { act: string; label: string; done: string }>> = {
  share: {
    act: 'partager',
    label: 'Partager avec le territoire',
    done: 'Le modèle est partagé\u00a0: les structures du territoire peuvent s’en servir.',
  },
  unshare: {
    act: 'ne-plus-partager',
    label: 'Ne plus partager',
    done: 'Le modèle n’est plus partagé. Les services qui en viennent restent tels qu’ils sont.',
  },
  archive: {
    act: 'archiver',
    label: 'Archiver',
    done: 'Le modèle est archivé. Les services qui en viennent restent tels qu’ils sont.',
  },
  restore: {
    act: 'ressortir',
    label: 'Ressortir',
    done: 'Le modèle sert de nouveau, à votre équipe seule.',
  },
};
