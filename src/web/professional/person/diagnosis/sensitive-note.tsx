import { Icon } from '../../../ui/icon.tsx';
import styles from './sensitive-note.module.css';
import { useSurroundings } from './surroundings.ts';

/** Who reads what is marked « sensible », said where it is answered. */
export function SensitiveNote({ whole }: { whole?: boolean }) {
  const { mayAnswer, readsSensitive } = useSurroundings();
  return (
    <p className={styles.note}>
      <Icon name="lock" />
      <span>
        Sensible : visible par son auteur, le référent, les conseillers Cap emploi du cercle, la personne et
        les professionnels qu’elle désigne.
        {!readsSensitive && ' D’autres réponses peuvent exister sans vous être montrées.'}
        {whole && mayAnswer && ' Notez seulement l’effet sur le travail, jamais la maladie ni le handicap.'}
      </span>
    </p>
  );
}
