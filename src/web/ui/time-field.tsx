import type { FieldWords } from './field.tsx';
import { type NativeInput, TextField } from './text-field.tsx';

/** The browser's own time field; its value is HH:MM. */
export function TimeField(props: FieldWords & Omit<NativeInput, 'type'>) {
  return <TextField {...props} type="time" width="date" />;
}
