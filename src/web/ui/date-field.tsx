import type { FieldWords } from './field.tsx';
import { type NativeInput, TextField } from './text-field.tsx';

/** The browser's own date field; its value is the civil date, YYYY-MM-DD. */
export function DateField({
  hint = 'Jour, mois, année : par exemple 3 mars 2026.',
  ...props
}: FieldWords & Omit<NativeInput, 'type'>) {
  return <TextField {...props} hint={hint} type="date" width="date" />;
}
