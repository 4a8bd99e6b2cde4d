import { useId, useRef, useState } from 'react';
import { type Item, valueLabel } from '../../../../domain/diagnosis/codes.ts';
import { searchJobs } from '../../../../domain/diagnosis/rome-search.ts';
import { blankAnswer } from '../../../../domain/diagnosis/rules.ts';
import { Button } from '../../../ui/button.tsx';
import control from '../../../ui/control.module.css';
import { plural } from '../../../ui/format.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import styles from './job-search.module.css';
import { shownField, shownValue, valueField } from './sheet-form.ts';
import { useSurroundings } from './surroundings.ts';

/**
 * Finds a job by words or by its code. With JavaScript the list follows what one types; without, the search is a page and each
 * result a form. The list is the same and needs no mouse: Tab goes from one to the next.
 */
export function JobSearch({
  wanted,
  chosen,
  full,
  baseVersionOf,
  onAdd,
}: {
  /** What was asked, on a page without JavaScript. */
  wanted: string;
  chosen: readonly string[];
  full: boolean;
  baseVersionOf: (job: Item) => number;
  onAdd: (job: Item) => void;
}) {
  const { personId, live } = useSurroundings();
  const [text, setText] = useState(wanted);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  if (full) {
    return <p className={styles.full}>Cinq métiers sont notés : écartez-en un pour en ajouter un autre.</p>;
  }
  const found = searchJobs(text);
  const page = `/personnes/${personId}/diagnostic`;
  const add = (job: Item) => {
    onAdd(job);
    setText('');
    input.current?.focus();
  };
  return (
    <search className={styles.search} aria-label="Métiers">
      <form
        className={styles.line}
        method="post"
        action={`${page}#metiers`}
        onSubmit={(event) => live && event.preventDefault()}
      >
        <input type="hidden" name="acte" value="chercher" />
        <label className={styles.label} htmlFor={id}>
          Ajouter un métier
          <span className={styles.hint}>Un mot (« boulangère », « cariste ») ou un code ROME.</span>
        </label>
        <input
          ref={input}
          className={control.control}
          id={id}
          name="metier"
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {!live && (
          <Button small variant="quiet">
            Chercher
          </Button>
        )}
      </form>
      <p className={styles.count} role="status">
        {text.trim().length > 1 &&
          (found.length > 0
            ? `${plural(found.length, 'métier proposé', 'métiers proposés')}`
            : 'Aucun métier trouvé : essayez un autre mot, ou le nom du secteur.')}
      </p>
      {found.length > 0 && (
        <ul className={styles.found}>
          {found.map((job) => (
            <li key={job.code}>
              <span>
                {job.label} <span className={styles.code}>{job.code}</span>
              </span>
              {chosen.includes(job.code) ? (
                <span className={styles.code}>déjà noté</span>
              ) : (
                <form
                  method="post"
                  action={page}
                  onSubmit={(event) => {
                    if (!live) return;
                    event.preventDefault();
                    add(job);
                  }}
                >
                  <input type="hidden" name="acte" value="enregistrer" />
                  <input
                    type="hidden"
                    name={shownField(job)}
                    value={shownValue(baseVersionOf(job), blankAnswer('job'))}
                  />
                  <input type="hidden" name={valueField(job)} value="VISE" />
                  <Button small variant="quiet">
                    {valueLabel('job', 'VISE')}
                    <VisuallyHidden> : {job.label}</VisuallyHidden>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
