import { useEffect, useId, useState } from 'react';
import type { Item } from '../../../../domain/diagnosis/codes.ts';
import { type DetailField, readDetail } from '../../../../domain/diagnosis/details.ts';
import { classes } from '../../../ui/classes.ts';
import control from '../../../ui/control.module.css';
import { ErrorText } from '../../../ui/field.tsx';
import { plural } from '../../../ui/format.ts';
import styles from './detail-input.module.css';
import { detailField } from './sheet-form.ts';
import { useSurroundings } from './surroundings.ts';

/** Typing settles before it is saved: a version of the history is a thought, not a key. */
const THOUGHT_MS = 1_500;

/**
 * One field of an answer beside its value. What cannot be saved stays in the field with its reason; the rest is given once one
 * stops typing or leaves the field.
 */
export function DetailInput({
  item,
  field,
  value,
  labelled,
  onGive,
}: {
  item: Item;
  field: DetailField;
  value: string;
  /** The row's own label says it already. */
  labelled?: string | undefined;
  onGive: (value: string) => void;
}) {
  const { today } = useSurroundings();
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const typed = draft ?? value;
  const problem = problemOf(field, typed, today);
  const give = (text: string) => {
    if (problemOf(field, text, today)) return;
    const read = readDetail(field, text) ?? '';
    setDraft(null);
    if (read !== value) onGive(read);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing restarts the wait
  useEffect(() => {
    if (draft === null || field.type === 'date') return;
    const timer = setTimeout(() => give(draft), THOUGHT_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const common = {
    id,
    name: detailField(item, field.name),
    className: classes(control.control, styles[field.type]),
    'aria-labelledby': labelled,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}-erreur` : undefined,
    onBlur: () => draft !== null && give(draft),
  };
  return (
    <div className={styles.field}>
      {!labelled && (
        <label className={styles.label} htmlFor={id}>
          {field.label}
        </label>
      )}
      {field.type === 'choice' ? (
        <select {...common} value={typed} onChange={(event) => give(event.target.value)}>
          <option value="">Non précisé</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : field.type === 'text' ? (
        <textarea {...common} rows={3} value={typed} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <input
          {...common}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'km' ? 'numeric' : undefined}
          max={field.type === 'date' && field.past ? today : undefined}
          value={typed}
          onChange={(event) => setDraft(event.target.value)}
        />
      )}
      <ErrorText id={id} error={problem} />
    </div>
  );
}

function problemOf(field: DetailField, typed: string, today: string): string | undefined {
  const read = readDetail(field, typed);
  if (read !== undefined)
    return field.type === 'date' && field.past && read > today
      ? 'Cette date est à venir\u00a0: elle n’est pas enregistrée.'
      : undefined;
  if (field.type === 'text')
    return `${plural(typed.trim().length - field.most, 'caractère')} de trop : raccourcissez pour enregistrer.`;
  if (field.type === 'km') return `Un nombre de kilomètres, de 0 à ${field.most}.`;
  return 'Cette date n’existe pas : elle n’est pas enregistrée.';
}
