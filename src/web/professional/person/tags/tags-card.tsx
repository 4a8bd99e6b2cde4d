import type { PersonPage } from '../../../../domain/person/views.ts';
import { Card } from '../../../ui/card.tsx';
import { Cluster } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { tagsHref } from '../paths.ts';

/** The words by which the reader's organisation finds the person again; those of their other records too. */
export function TagsCard({ page }: { page: PersonPage }) {
  const tags = [...new Set([page, ...page.merged].flatMap((file) => file.tags))];
  const change = (
    <TextLink href={tagsHref(page.personId)}>{tags.length > 0 ? 'Modifier' : 'Poser une étiquette'}</TextLink>
  );
  if (tags.length === 0) {
    return (
      <Card title="Étiquettes">
        <p>{change}</p>
      </Card>
    );
  }
  return (
    <Card title="Étiquettes" aside={change}>
      <Cluster>
        {tags.map((name) => (
          <Tag key={name} tone="plain">
            {name}
          </Tag>
        ))}
      </Cluster>
    </Card>
  );
}
