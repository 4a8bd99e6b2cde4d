import type { ReactNode } from 'react';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type FieldError = string | readonly string[] | null | undefined;

/** What every field has. Forms carry `noValidate`: the server's French errors speak, not the browser's. */
export interface FieldWords {
  name: string;
  label: ReactNode;
  /** Same as the name when not said; errors of the summary point at it. */
  id?: string | undefined;
  hint?: ReactNode;
  error?: FieldError;
  /** Marked in words, « obligatoire ». */
  required?: boolean | undefined;
  /** Marked in words, « facultatif », in forms where most fields are required. */
  optional?: boolean | undefined;
}

/** Several errors of one field make one sentence after the other. */
export function errorText(error: FieldError): string | undefined {
  return (typeof error === 'string' ? error : error?.join(' ')) || undefined;
}

/** The attributes that tie a control to its hint and its error. */
export function describe(id: string, { hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  const failed = errorText(error) !== undefined;
  const ids = [hint ? hintId(id) : '', failed ? errorId(id) : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': failed || undefined };
}

const hintId = (id: string) => `${id}-aide`;
const errorId = (id: string) => `${id}-erreur`;

/** Label, hint and error around one control. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  required,
  optional,
  children,
}: Omit<FieldWords, 'name' | 'id'> & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field} data-failed={errorText(error) ? '' : undefined}>
      <label className={styles.label} htmlFor={id}>
        {label}
        <Mark required={required} optional={optional} />
      </label>
      <Hint id={id}>{hint}</Hint>
      <ErrorText id={id} error={error} />
      {children}
    </div>
  );
}

/** The same for several controls that answer one question. */
export function FieldSetFrame({
  id,
  label,
  hint,
  error,
  required,
  optional,
  role,
  children,
}: Omit<FieldWords, 'name' | 'id'> & { id: string; role?: 'radiogroup'; children: ReactNode }) {
  const failed = errorText(error) !== undefined;
  const group = role && {
    role,
    'aria-required': required || undefined,
    'aria-invalid': failed || undefined,
  };
  return (
    <fieldset
      className={styles.field}
      id={id}
      tabIndex={-1}
      data-failed={failed ? '' : undefined}
      aria-describedby={describe(id, { hint, error })['aria-describedby']}
      {...group}
    >
      <legend className={styles.label}>
        {label}
        <Mark required={required} optional={optional} />
      </legend>
      <Hint id={id}>{hint}</Hint>
      <ErrorText id={id} error={error} />
      {children}
    </fieldset>
  );
}

function Mark({ required, optional }: Pick<FieldWords, 'required' | 'optional'>) {
  if (!required && !optional) return null;
  return <span className={styles.mark}> ({required ? 'obligatoire' : 'facultatif'})</span>;
}

function Hint({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p className={styles.hint} id={hintId(id)}>
      {children}
    </p>
  );
}

export function ErrorText({ id, error }: { id: string; error: FieldError }) {
  const text = errorText(error);
  if (!text) return null;
  return (
    <p className={styles.error} id={errorId(id)}>
      <Icon name="important" />
      <span>
        <VisuallyHidden>Erreur : </VisuallyHidden>
        {text}
      </span>
    </p>
  );
}
