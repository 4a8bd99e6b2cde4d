import { isOver, type ReferralState } from '../../../domain/referral/states.ts';
import { Notice } from '../../ui/notice.tsx';

/** What the page of a request is told by its address when its form came once more, with documents that it does not have. */
export const ALREADY_LEFT = 'deja-partie';

export function LeftBefore({ state }: { state: ReferralState }) {
  return (
    <Notice tone="warning" live title="Cette demande était déjà partie">
      <p>
        Elle est restée comme ci-dessous : les documents que vous venez de choisir n’y sont pas tous.{' '}
        {isOver(state) ? (
          'Elle est terminée : on n’y joint plus de document.'
        ) : (
          <a href="#documents-joints">Joindre ceux qui manquent</a>
        )}
      </p>
    </Notice>
  );
}
