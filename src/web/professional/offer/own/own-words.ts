import type { OwnServiceMove, OwnServiceState } from '../../../../domain/offer/own/states.ts';
import type { TagTone } from '../../../ui/tag.tsx';

export const stateWords: Readonly<
  Record<OwnServiceState, { word: string; many: string; tone: TagTone; what: string }>
> = {
  published: {
    word: 'publié',
    many: 'Publiés',
    tone: 'ok',
    what: 'Tous les professionnels le trouvent.',
  },
  draft: {
    word: 'brouillon',
    many: 'Brouillons',
    tone: 'info',
    what: 'Seule votre équipe le voit.',
  },
  suspended: {
    word: 'suspendu',
    many: 'Suspendus',
    tone: 'warn',
    what: 'Il n’est plus trouvé, et reprend d’un clic.',
  },
  archived: {
    word: 'archivé',
    many: 'Archivés',
    tone: 'plain',
    what: 'Il n’existe plus. Pour le proposer de nouveau, ressortez-le en brouillon.',
  },
};

/** `act`: what the form and the address call it. */
export const moveWords: Readonly<Record<OwnServiceMove, { act: string; label: string; done: string }>> = {
  publish: {
    act: 'publier',
    label: 'Publier',
    done: 'Le service est publié\u00a0: tous les professionnels le trouvent dès maintenant.',
  },
  suspend: {
    act: 'suspendre',
    label: 'Suspendre',
    done: 'Le service est suspendu\u00a0: les recherches ne le montrent plus.',
  },
  resume: {
    act: 'reprendre',
    label: 'Publier de nouveau',
    done: 'Le service est de nouveau publié.',
  },
  archive: { act: 'archiver', label: 'Archiver', done: 'Le service est archivé.' },
  restore: {
    act: 'ressortir',
    label: 'Ressortir en brouillon',
    done: 'Le service est de nouveau un brouillon.',
  },
};
