import { Button } from '../ui/button.tsx';

/** Shown by /mon-espace.js alone: without a script the browser’s own menu prints. */
export function PrintButton() {
  return (
    <div data-print="" hidden>
      <Button type="button" variant="quiet">
        Imprimer cette page
      </Button>
    </div>
  );
}
