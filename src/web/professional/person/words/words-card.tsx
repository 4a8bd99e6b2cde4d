import type { ShownComment } from '../../../../domain/comment/codes.ts';
import { quoted } from '../../../../domain/french.ts';
import { Card } from '../../../ui/card.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { wordsHref } from '../paths.ts';

/** The latest things that the person said about what is written; nothing shows when they said nothing. */
export function WordsCard({ personId, words }: { personId: string; words: readonly ShownComment[] }) {
  if (words.length === 0) return null;
  return (
    <Card title="Ce que dit la personne">
      <Stack gap="s">
        {words.map(({ id, about, body, contests, on, reply }) => (
          <p key={id}>
            <strong>{about}</strong> {contests && <Tag tone="warn">contesté par la personne</Tag>}
            <br />
            {quoted(body)} <Soft>{formatDate(on)}</Soft>
            {!reply && <Soft> · sans réponse</Soft>}
          </p>
        ))}
        <p>
          <TextLink href={wordsHref(personId)}>Tout lire et répondre</TextLink>
        </p>
      </Stack>
    </Card>
  );
}
