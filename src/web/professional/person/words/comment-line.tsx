import { COMMENT_LENGTH, type ShownComment } from '../../../../domain/comment/codes.ts';
import { quoted } from '../../../../domain/french.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { formatDay } from '../../../ui/format.ts';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { errorOf, type Rejected, typed } from '../../circle/rejected.ts';

/** One comment of the person and its answer; a form for who may answer. */
export function CommentLine({
  comment,
  mayReply,
  rejected,
}: {
  comment: ShownComment;
  mayReply: boolean;
  rejected: Rejected | undefined;
}) {
  const { id, body, on, contests, forLead, reply, version } = comment;
  return (
    <Stack gap="s">
      <p>
        {quoted(body)} <Soft>la personne, {formatDay(on)}</Soft>
      </p>
      {(contests || forLead) && (
        <Cluster>
          {contests && <Tag tone="warn">contesté par la personne</Tag>}
          {forLead && (
            <Tag tone="plain" icon="lock">
              pour le référent seulement
            </Tag>
          )}
        </Cluster>
      )}
      {reply && (
        <p>
          {quoted(reply.text)}{' '}
          <Soft>
            {reply.by}, {reply.for}, {formatDay(reply.on)}
          </Soft>
        </p>
      )}
      {mayReply && (
        <Disclosure summary={reply ? 'Changer la réponse' : 'Répondre'} open={rejected !== undefined}>
          <form method="post" noValidate>
            <input type="hidden" name="acte" value="repondre" />
            <input type="hidden" name="sur" value={id} />
            <input type="hidden" name="version" value={version} />
            <Stack gap="s">
              <TextArea
                name="reply"
                id={`reply-${id}`}
                label="Réponse, que la personne lira"
                maxLength={COMMENT_LENGTH}
                rows={2}
                defaultValue={typed(rejected, 'reply', reply?.text)}
                error={errorOf(rejected, 'reply')}
                required
              />
              <div>
                <Button small>Enregistrer la réponse</Button>
              </div>
            </Stack>
          </form>
        </Disclosure>
      )}
    </Stack>
  );
}
