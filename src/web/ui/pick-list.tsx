import { useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Choice, type ChoiceOption } from './choice.tsx';
import control from './control.module.css';
import { FieldSetFrame, type FieldWords } from './field.tsx';
import styles from './pick-list.module.css';

interface Option extends ChoiceOption {
  /** What the filter looks in; the label alone may not be text. */
  text: string;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Some of a long list. With JavaScript it filters as one types and ticks all that is shown; without, it is the same list of
 * boxes, and the browser's own search finds a name.
 */
export function PickList({
  name,
  legend,
  id = name,
  options,
  defaultValues = [],
  filterLabel = 'Filtrer par nom',
  ...frame
}: Omit<FieldWords, 'label'> & {
  legend: FieldWords['label'];
  options: readonly Option[];
  defaultValues?: readonly string[] | undefined;
  filterLabel?: string;
}) {
  const [ready, setReady] = useState(false);
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(defaultValues));
  const filterId = useId();
  const list = useRef<HTMLDivElement>(null);
  // Boxes ticked before the script was there count.
  useEffect(() => {
    const early = list.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [];
    setChosen(new Set([...early].map((box) => box.value)));
    setReady(true);
  }, []);
  const shown = (option: Option) => plain(option.text).includes(plain(wanted.trim()));
  const visible = options.filter(shown).map((option) => option.value);
  const tick = (values: readonly string[], on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const value of values) on ? after.add(value) : after.delete(value);
      return after;
    });
  return (
    <FieldSetFrame {...frame} id={id} label={legend}>
      {ready && (
        <div className={styles.tools}>
          <label className={styles.filter} htmlFor={filterId}>
            {filterLabel}
            <input
              className={control.control}
              id={filterId}
              type="search"
              autoComplete="off"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          </label>
          <Button type="button" variant="quiet" small onClick={() => tick(visible, true)}>
            Tout cocher
          </Button>
          <Button type="button" variant="quiet" small onClick={() => tick(visible, false)}>
            Tout décocher
          </Button>
          <p className={styles.count} role="status">
            Cochées{'\u00a0'}: {chosen.size} sur {options.length}
          </p>
        </div>
      )}
      <div className={styles.list} ref={list}>
        {options.map((option) => (
          <div key={option.value} hidden={!shown(option)}>
            <Choice
              id={`${id}-${option.value}`}
              type="checkbox"
              name={name}
              value={option.value}
              label={option.label}
              hint={option.hint}
              checked={chosen.has(option.value)}
              onChange={(event) => tick([option.value], event.target.checked)}
            />
          </div>
        ))}
      </div>
    </FieldSetFrame>
  );
}
