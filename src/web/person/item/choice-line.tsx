import type { OwnChoice } from '../../../domain/rights/own-choices.query.server.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** What the person chose, and how they take it back. */
export function ChoiceLine({ choice }: { choice: OwnChoice }) {
  const { choiceId, organisation, professional, on } = choice;
  const hides = choice.choice === 'cacher';
  return (
    <form method="post">
      <input type="hidden" name="acte" value="lever" />
      <input type="hidden" name="sur" value={choiceId} />
      <Stack gap="s">
        <p>
          <strong>{hides ? organisation : `${professional} (${organisation})`}</strong>
          {hides ? ' ne le voit plus' : ' le voit, parce que vous l’avez voulu'}, depuis le {formatDate(on)}.
        </p>
        <div>
          <Button variant="quiet">
            {hides ? 'Ne plus le cacher' : 'Ne plus le montrer'}
            <VisuallyHidden> : {professional ?? organisation}</VisuallyHidden>
          </Button>
        </div>
      </Stack>
    </form>
  );
}
