import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** One code, one button. `digits`: the keyboard of phones shows figures, and they may fill in a code just received. */
export function CodeForm({
  label,
  hint,
  submit,
  error,
  digits = false,
  act,
  returnTo,
}: {
  label: string;
  hint?: string;
  submit: string;
  error?: string | undefined;
  digits?: boolean;
  /** Which act of the page this is, where it has several. */
  act?: string;
  returnTo?: string | null;
}) {
  return (
    <form method="post" noValidate>
      <Stack>
        {act && <input type="hidden" name="acte" value={act} />}
        {returnTo && <input type="hidden" name="retour" value={returnTo} />}
        <TextField
          name="code"
          label={label}
          {...(hint ? { hint } : {})}
          {...(digits
            ? { inputMode: 'numeric' as const, width: 'short' as const }
            : { width: 'medium' as const })}
          autoComplete="one-time-code"
          error={error}
          required
        />
        <FormActions>
          <Button>{submit}</Button>
        </FormActions>
      </Stack>
    </form>
  );
}
