import { Card } from '../../ui/card.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { accessHref } from './paths.ts';

/** The way to how the person signs in: for those who read the file and for reception. */
export function AccessCard({ personId }: { personId: string }) {
  return (
    <Card title="Son accès à Relais">
      <p>
        <TextLink href={accessHref(personId)}>Adresse de connexion et code sur papier</TextLink>
      </p>
    </Card>
  );
}
