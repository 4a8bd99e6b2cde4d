import { questions } from '../../../domain/diagnosis/preparation.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PREPARE } from '../preparation/paths.ts';

/** Answering before an interview is offered, never asked. */
export function PrepareDiagnosis({ answered }: { answered: number }) {
  return (
    <Card title="Préparer mon diagnostic">
      <Stack>
        <p>
          {answered > 0
            ? `Vous avez préparé ${plural(answered, 'réponse')} sur ${questions.length}. Vous pouvez continuer ou changer d’avis.`
            : 'Avant un entretien, vous pouvez répondre à quelques questions, à votre rythme. Ce n’est pas obligatoire.'}
        </p>
        <div>
          <LinkButton href={PREPARE} variant="quiet">
            {answered > 0 ? 'Revoir mes réponses' : 'Préparer mes réponses'}
          </LinkButton>
        </div>
      </Stack>
    </Card>
  );
}
