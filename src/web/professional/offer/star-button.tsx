import { Form } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** Among one's favourites, or not: the page stays where it is. */
export function StarButton({
  serviceId,
  name,
  starred,
}: {
  serviceId: string;
  name: string;
  starred: boolean;
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="serviceId" value={serviceId} />
      <Button name="acte" value={starred ? 'sans-favori' : 'favori'} variant="quiet" small icon="star">
        {starred ? 'Retirer des favoris' : 'Ajouter aux favoris'}
        <VisuallyHidden> : {name}</VisuallyHidden>
      </Button>
    </Form>
  );
}
