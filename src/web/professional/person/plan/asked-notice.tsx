import { Notice } from '../../../ui/notice.tsx';
import type { Rejected } from './submitted-form.server.ts';

/** Without JavaScript, the second page of a step: the fields of the lever that was chosen on the first. */
export function AskedNotice({ rejected }: { rejected: Rejected | undefined }) {
  if (!rejected?.asks) return null;
  return (
    <Notice tone="info" live>
      <p>
        Voici ce que ce levier permet de préciser. <a href="#precisions">Complétez ce que vous savez</a>, puis
        enregistrez.
      </p>
    </Notice>
  );
}
