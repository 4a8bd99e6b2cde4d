import type { ShownComment } from '../../../domain/comment/codes.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { OwnWords } from '../item/own-words.tsx';
import { itemHref } from '../paths.ts';
import type { OwnTheme } from './read-themes.ts';

/** One theme, who noted it and when, and what the person said of it. */
export function ThemeLines({
  theme: { subject, title, weight, details, lines },
  comments,
}: {
  theme: OwnTheme;
  comments: readonly ShownComment[];
}) {
  return (
    <section>
      <Stack gap="s">
        <h3>{title}</h3>
        {weight && <p>{weight}</p>}
        {details.length > 0 && (
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        {lines.map(({ key, words, by, on }) => (
          <p key={key}>
            {lines.length > 1 && `${words}. `}Noté par {by}, le {on}.
          </p>
        ))}
        {comments
          .filter((comment) => comment.subject === subject)
          .map((comment) => (
            <OwnWords key={comment.id} comment={comment} acts={false} />
          ))}
        <p>
          <TextLink href={itemHref('answer', subject)}>Commenter ou cacher : {title}</TextLink>
        </p>
      </Stack>
    </section>
  );
}
