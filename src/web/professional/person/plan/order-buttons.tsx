import { Form } from 'react-router';
import { Button } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/layout.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';

/** Moves one thing of a list a place; at its ends the button that would do nothing is not there. */
export function OrderButtons({
  act,
  name,
  id,
  title,
  first,
  last,
}: {
  act: string;
  /** Name of the field that carries the id. */
  name: string;
  id: string;
  title: string;
  first: boolean;
  last: boolean;
}) {
  return (
    <Form method="post" noValidate preventScrollReset>
      <input type="hidden" name="acte" value={act} />
      <input type="hidden" name={name} value={id} />
      <Cluster>
        {!first && (
          <Button variant="quiet" small name="sens" value="haut">
            Monter<VisuallyHidden> « {title} »</VisuallyHidden>
          </Button>
        )}
        {!last && (
          <Button variant="quiet" small name="sens" value="bas">
            Descendre<VisuallyHidden> « {title} »</VisuallyHidden>
          </Button>
        )}
      </Cluster>
    </Form>
  );
}
