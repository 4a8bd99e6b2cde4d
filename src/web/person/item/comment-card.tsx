import { COMMENT_LENGTH } from '../../../domain/comment/codes.ts';
import type { OwnItem } from '../../../domain/rights/own-item.query.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Attempt } from '../attempt.server.ts';
import { OwnWords } from './own-words.tsx';

/** What the person said, and one question: what they want to add. */
export function CommentCard({
  item,
  commentId,
  attempt,
}: {
  item: OwnItem;
  /** Made with the page: the form sent twice says it once. */
  commentId: string;
  attempt: Attempt | undefined;
}) {
  const contests = item.kind === 'status' || item.kind === 'orientation';
  const mine = attempt?.typed.acte === 'commenter' ? attempt : undefined;
  return (
    <Card title={contests ? 'Ce n’est pas exact ?' : 'Voulez-vous dire quelque chose ?'}>
      <Stack>
        {item.comments.map((comment) => (
          <OwnWords key={comment.id} comment={comment} />
        ))}
        <form method="post" noValidate>
          <input type="hidden" name="acte" value="commenter" />
          <input type="hidden" name="id" value={mine?.typed.id ?? commentId} />
          <Stack>
            {contests && (
              <p>
                Dites ce qui n’est pas exact. Votre référent et le service qui décide de votre orientation le
                lisent, à côté de ce qui est écrit.
              </p>
            )}
            <TextArea
              name="body"
              label={contests ? 'Ce qui n’est pas exact' : 'Votre commentaire'}
              maxLength={COMMENT_LENGTH}
              rows={3}
              defaultValue={mine?.typed.body}
              error={mine?.byField.body}
              required
            />
            <RadioGroup
              name="readers"
              legend="Qui peut le lire ?"
              options={[
                {
                  value: 'cercle',
                  label: 'Les professionnels qui voient cet élément',
                },
                { value: 'referent', label: 'Mon référent seulement' },
              ]}
              defaultValue={mine?.typed.readers ?? 'cercle'}
            />
            <div>
              <Button>Enregistrer mon commentaire</Button>
            </div>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}
