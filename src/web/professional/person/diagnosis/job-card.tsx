import type { Dispatch } from 'react';
import { type Item, itemKey, untouched } from '../../../../domain/diagnosis/codes.ts';
import { findAnyItem, MOST_JOBS } from '../../../../domain/diagnosis/rome.ts';
import { blankAnswer } from '../../../../domain/diagnosis/rules.ts';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { AnswerForm } from './answer-form.tsx';
import { answerWords } from './answer-words.ts';
import { Shown } from './item-row.tsx';
import styles from './job-card.module.css';
import { JobSearch } from './job-search.tsx';
import { PreferToTalk, PreparedNote } from './prepared-note.tsx';
import { Details, ValueControl } from './profile-row.tsx';
import { SaidBy } from './said-by.tsx';
import { priorityField } from './sheet-form.ts';
import {
  answerOf,
  baseVersionOf,
  isWaiting,
  jobsOf,
  rowsOf,
  type Sheet,
  type SheetAct,
} from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

interface Sheeted {
  readonly sheet: Sheet;
  readonly dispatch: Dispatch<SheetAct>;
}

/** The jobs that are aimed at, held today or set aside, five at most; and how to find one. */
export function JobCard({ sheet, dispatch, wanted }: Sheeted & { wanted: string }) {
  const { mayAnswer, prepared } = useSurroundings();
  const said = jobsOf(sheet).filter((job) => answerOf(sheet, job).value !== untouched.job);
  const kept = said.filter((job) => answerOf(sheet, job).value !== 'ECARTE');
  const offered = prepared
    .filter((one) => one.question === 'metier')
    .flatMap((one) => (one.item && findAnyItem(one.item)) ?? []);
  const unsaid = offered.filter((job) => !said.some((known) => known.code === job.code));
  return (
    <Card title="Métiers visés" level={3} id="metiers" detail={`${MOST_JOBS} au plus`}>
      <AnswerForm of={[...jobsOf(sheet), ...unsaid]} sheet={sheet} dispatch={dispatch}>
        {said.length === 0 && unsaid.length === 0 && (
          <p className={styles.none}>Aucun métier noté pour le moment.</p>
        )}
        {said.map((job) => (
          <JobRow key={job.code} job={job} sheet={sheet} dispatch={dispatch} />
        ))}
        {unsaid.map((job) => (
          <div key={job.code}>
            <p className={styles.offered}>{job.label}</p>
            <Shown item={job} state={blankAnswer('job')} baseVersion={baseVersionOf(sheet, job)} />
            <PreparedNote item={job} sheet={sheet} dispatch={dispatch} />
          </div>
        ))}
        {prepared
          .filter((one) => one.question === 'metier' && one.item === null)
          .map((one) => (
            <PreferToTalk key={one.question} prepared={one} />
          ))}
      </AnswerForm>
      {mayAnswer && (
        <JobSearch
          wanted={wanted}
          chosen={said.map((job) => job.code)}
          full={kept.length >= MOST_JOBS}
          baseVersionOf={(job) => baseVersionOf(sheet, job)}
          onAdd={(job) => dispatch({ act: 'choose', item: job, change: { value: 'VISE' } })}
        />
      )}
    </Card>
  );
}

function JobRow({ job, sheet, dispatch }: Sheeted & { job: Item }) {
  const { mayAnswer } = useSurroundings();
  const key = itemKey(job);
  const state = answerOf(sheet, job);
  const rows = rowsOf(sheet, job);
  const waiting = isWaiting(sheet, job);
  const [labelId, saidId] = [`${key}-intitule`, `${key}-auteur`];
  return (
    <div className={styles.job}>
      <p className={styles.label} id={labelId}>
        {job.label} <span className={styles.code}>{job.code}</span>
      </p>
      {mayAnswer ? (
        <>
          <div className={styles.choice}>
            <ValueControl
              item={job}
              value={state.value}
              labelledBy={labelId}
              describedBy={rows.length > 0 || waiting ? saidId : undefined}
              onChoose={(value) => dispatch({ act: 'choose', item: job, change: { value } })}
            />
            {state.value === 'VISE' && (
              <Choice
                id={priorityField(job)}
                type="checkbox"
                name={priorityField(job)}
                value="oui"
                label="Prioritaire"
                checked={state.priority}
                onChange={(event) =>
                  dispatch({ act: 'choose', item: job, change: { priority: event.currentTarget.checked } })
                }
              />
            )}
          </div>
          {state.value !== 'ECARTE' && <Details item={job} sheet={sheet} dispatch={dispatch} />}
          <Shown item={job} state={state} baseVersion={baseVersionOf(sheet, job)} />
        </>
      ) : (
        <p>{answerWords(job, state)}</p>
      )}
      <SaidBy item={job} rows={rows} id={saidId} waiting={waiting} />
      <PreparedNote item={job} sheet={sheet} dispatch={dispatch} />
    </div>
  );
}
