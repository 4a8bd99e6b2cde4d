import type { ReactNode } from 'react';
import type { QuestionView } from '../../../../domain/question/views.ts';
import { formatDate } from '../../../ui/format.ts';
import { Tag } from '../../../ui/tag.tsx';
import styles from './question-thread.module.css';

/** A question, and its answers in their order. */
export function QuestionThread({
  question,
  level,
  children,
}: {
  question: QuestionView;
  level: 2 | 3;
  children?: ReactNode;
}) {
  const Heading = `h${level}` as const;
  const { asker, asked, answers, state } = question;
  return (
    <article className={styles.thread}>
      <Heading className={styles.question}>« {question.question} »</Heading>
      <p className={styles.soft}>
        {asker.name}, {asker.organisation}, à {asked.name}, {asked.organisation} · le{' '}
        {formatDate(question.askedOn)} <StateTag question={question} />
      </p>
      {answers.map(({ id, text, on }) => (
        <blockquote key={id} className={styles.answer}>
          <p>{text}</p>
          <p className={styles.soft}>
            {asked.name} · le {formatDate(on)}
          </p>
        </blockquote>
      ))}
      {state === 'close' && (
        <p className={styles.soft}>L’étape n’est plus partagée : la question est close.</p>
      )}
      {children}
    </article>
  );
}

function StateTag({ question }: { question: QuestionView }) {
  if (question.state === 'ouverte')
    return question.party === 'asked' ? (
      <Tag tone="relay">À vous de répondre</Tag>
    ) : (
      <Tag tone="plain">Sans réponse</Tag>
    );
  return question.news ? <Tag tone="info">Nouvelle réponse</Tag> : null;
}
