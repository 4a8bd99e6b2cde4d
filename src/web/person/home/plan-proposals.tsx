import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PLAN } from '../plan/paths.ts';

/** What professionals propose to do, which waits for the person's word; nothing shows when nothing waits. */
export function PlanProposals({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Card title="Votre avis est attendu">
      <Stack>
        <p>
          {plural(count, 'proposition attend', 'propositions attendent')} votre réponse. Vous pouvez dire oui,
          demander à changer quelque chose, ou dire non.
        </p>
        <p>
          <LinkButton href={PLAN}>Voir ce qui m’est proposé</LinkButton>
        </p>
      </Stack>
    </Card>
  );
}
