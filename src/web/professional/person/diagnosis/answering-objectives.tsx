import { createContext, useContext } from 'react';
import type { Constraint } from '../../../../domain/diagnosis/codes.ts';
import type { AnsweringObjective } from '../../../../domain/plan/objectives-of-constraints.query.server.ts';
import { objectiveStates } from '../../../../domain/plan/states.ts';
import { TextLink } from '../../../ui/text-link.tsx';
import { planHref } from '../plan/paths.ts';
import styles from './answering-objectives.module.css';
import { useSurroundings } from './surroundings.ts';

/** The objectives of the plan, by the constraint that they answer; none where the reader does not read the plan. */
export const AnsweringContext = createContext<readonly AnsweringObjective[]>([]);

/** From the constraint to what is being done about it. */
export function AnsweringObjectives({ constraint }: { constraint: Constraint }) {
  const { personId } = useSurroundings();
  const objectives = useContext(AnsweringContext).filter((one) => one.constraint === constraint.code);
  if (objectives.length === 0) return null;
  return (
    <p className={styles.line}>
      Dans le plan :{' '}
      {objectives.map(({ id, title, state }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <TextLink href={`${planHref(personId)}#objectif-${id}`}>{title}</TextLink>
          {state !== 'en-cours' && ` (${objectiveStates[state].toLowerCase()})`}
        </span>
      ))}
    </p>
  );
}
