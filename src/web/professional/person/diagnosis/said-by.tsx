import type { Item } from '../../../../domain/diagnosis/codes.ts';
import { latestAnswer, type ShownAnswer } from '../../../../domain/diagnosis/rules.ts';
import { civilDateAt, formatDate, formatTime } from '../../../ui/format.ts';
import { answerWords } from './answer-words.ts';
import { HistoryLink } from './history-link.tsx';
import styles from './item-row.module.css';
import { useSurroundings } from './surroundings.ts';

/** Under an answer: who gave it, for which organisation, when; and what others hold apart. */
export function SaidBy({
  item,
  rows,
  id,
  waiting,
}: {
  item: Item;
  rows: readonly ShownAnswer[];
  id: string;
  /** Chosen, and the server cannot be reached. */
  waiting: boolean;
}) {
  const said = latestAnswer(rows);
  if (waiting) {
    return (
      <p className={styles.waiting} id={id}>
        Pas encore enregistré
      </p>
    );
  }
  if (!said) return null;
  const apart = rows.filter((row) => row !== said);
  return (
    <div className={styles.said} id={id}>
      <p>
        <Signature answer={said} />
        {(said.version > 1 || apart.length > 0) && (
          <>
            {' · '}
            <HistoryLink item={item} />
          </>
        )}
      </p>
      {apart.map((row) => (
        <p key={row.holder}>
          Aussi : <strong>{answerWords(item, row)}</strong>, <Signature answer={row} />
        </p>
      ))}
    </div>
  );
}

export function Signature({ answer }: { answer: ShownAnswer }) {
  const { timeZone, today } = useSurroundings();
  const day = civilDateAt(answer.at, timeZone);
  return (
    <>
      {answer.authorName} ({answer.organisationName}),{' '}
      <time dateTime={answer.at}>
        {day === today ? `aujourd’hui à ${formatTime(answer.at, timeZone)}` : `le ${formatDate(day)}`}
      </time>
    </>
  );
}
