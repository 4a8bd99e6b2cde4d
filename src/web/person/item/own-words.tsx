import type { ShownComment } from '../../../domain/comment/codes.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';

/** One comment of the person, with the answer that a professional gave. */
export function OwnWords({ comment, acts = true }: { comment: ShownComment; acts?: boolean }) {
  const { id, body, on, forLead, reply } = comment;
  return (
    <Stack gap="s">
      <p>
        <strong>Vous, {formatDay(on)}</strong>
        {forLead && ' (lu par votre référent seulement)'} : « {body} »
      </p>
      {reply && (
        <p>
          <strong>
            {reply.by}, {reply.for}, {formatDay(reply.on)}
          </strong>
           : « {reply.text} »
        </p>
      )}
      {acts && (
        <form method="post">
          <input type="hidden" name="acte" value="retirer" />
          <input type="hidden" name="sur" value={id} />
          <Button variant="quiet">Retirer ce commentaire</Button>
        </form>
      )}
    </Stack>
  );
}
