import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './copy-text.module.css';
import { formatNumber, pluralWord } from './format.ts';

type Outcome = 'copied' | 'selected' | null;

const SAID = {
  copied: 'Texte copié. Collez-le où vous voulez.',
  selected: 'Le texte est sélectionné\u00a0: copiez-le avec Ctrl + C.',
} as const;

/**
 * A text to take elsewhere, exactly as it will be pasted. Without script it is selected by hand; with it, one press copies and says
 * so, or selects where the browser does not let a page copy.
 */
export function CopyText({ label, text, children }: { label: string; text: string; children?: ReactNode }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [works, setWorks] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => setWorks(true), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has not been copied yet
  useEffect(() => setOutcome(null), [text]);
  const copy = async () => {
    area.current?.focus();
    area.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('selected');
    }
  };
  return (
    <div className={styles.copy}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        className={styles.area}
        id={id}
        ref={area}
        readOnly
        value={text}
        rows={Math.min(24, Math.max(4, Math.ceil(text.length / 70) + text.split('\n').length))}
        aria-describedby={`${id}-compte`}
      />
      <p className={styles.count} id={`${id}-compte`}>
        {formatNumber(text.length)} {pluralWord(text.length, 'caractère')}
      </p>
      <div className={styles.acts}>
        {works && (
          <Button type="button" icon="document" onClick={copy}>
            Copier le texte
          </Button>
        )}
        {children}
      </div>
      <p className={styles.said} role="status">
        {outcome && SAID[outcome]}
      </p>
    </div>
  );
}
