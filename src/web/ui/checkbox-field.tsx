import { Choice } from './choice.tsx';
import styles from './field.module.css';
import { describe, ErrorText, errorText, type FieldWords } from './field.tsx';
import type { NativeInput } from './text-field.tsx';

/** One yes or no. Sends `value` (« on » when not said) if ticked, nothing otherwise. */
export function CheckboxField({
  name,
  label,
  id = name,
  hint,
  error,
  required,
  optional,
  ...native
}: FieldWords & NativeInput) {
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid } = describe(id, { error });
  return (
    <div className={styles.field} data-failed={errorText(error) ? '' : undefined}>
      <ErrorText id={id} error={error} />
      <Choice
        {...native}
        id={id}
        name={name}
        type="checkbox"
        required={required}
        aria-invalid={invalid}
        describedBy={describedBy}
        hint={hint}
        label={
          <span>
            {label}
            {(required || optional) && (
              <span className={styles.mark}> ({required ? 'obligatoire' : 'facultatif'})</span>
            )}
          </span>
        }
      />
    </div>
  );
}
