import type { ReactNode } from 'react';
import {
  constraints,
  findItem,
  type Item,
  itemKey,
  needThemes,
  profile,
} from '../../../../domain/diagnosis/codes.ts';
import type { WholeDiagnosis } from '../../../../domain/diagnosis/diagnosis-page.query.server.ts';
import { jobs } from '../../../../domain/diagnosis/rome.ts';
import {
  type AnswerState,
  blankAnswer,
  groupRows,
  isUntouched,
  latestAnswer,
  rankConstraints,
  type ShownAnswer,
} from '../../../../domain/diagnosis/rules.ts';
import { ofName } from '../../../../domain/french.ts';
import { formatDate, joinGroups, joinList } from '../../../ui/format.ts';
import { answerWords } from './answer-words.ts';
import paper from './paper.module.css';
import styles from './synthesis-sheet.module.css';

/** What a copy may carry: nothing sensitive, nor what is kept apart for its author, unless it was asked for. */
function copied(page: WholeDiagnosis, sensitive: boolean): ShownAnswer[] {
  if (sensitive) return [...page.answers];
  return page.answers.filter(
    (row) =>
      !findItem(row)?.sensitive && (row.heldBy === 'circle' || (row.heldBy === 'me' && !page.frame.discreet)),
  );
}

/** One A4 page: the project first, then what stands in the way, what is aimed at, and who said it. */
export function SynthesisSheet({ page, sensitive }: { page: WholeDiagnosis; sensitive: boolean }) {
  const answers = copied(page, sensitive);
  const rows = groupRows(answers);
  const stateOf = (item: Item): AnswerState =>
    latestAnswer(rows.get(itemKey(item)) ?? []) ?? blankAnswer(item.kind);
  const said = (item: Item) => !isUntouched(item.kind, stateOf(item).value);
  const { frame, sittings } = page;
  const held = sittings.filter((sitting) => sitting.closedAt !== null);
  const joint = held.find((sitting) => sitting.joint);
  const authors = [...new Set(answers.map((row) => `${row.authorName} (${row.organisationName})`))];
  return (
    <article className={paper.sheet}>
      <header className={styles.head}>
        <h1 tabIndex={-1}>Synthèse du diagnostic partagé</h1>
        <p>
          <strong>{frame.personName}</strong> · au {formatDate(frame.today)}
          {held[0] && ` · dernière séance le ${formatDate(held[0].heldOn)}`}
          {joint && (joint === held[0] ? ', conjointe' : `, conjointe le ${formatDate(joint.heldOn)}`)}
        </p>
      </header>
      <div className={styles.columns}>
        <Block title="Son projet">
          {said(profile.project) ? (
            <blockquote className={styles.words}>{stateOf(profile.project).details.text}</blockquote>
          ) : (
            <p>Pas encore noté.</p>
          )}
          <Lines
            items={jobs.filter((job) => said(job) && stateOf(job).value !== 'ECARTE')}
            stateOf={stateOf}
          />
        </Block>
        <Block title="Situation">
          <dl className={styles.facts}>
            {[profile.work, profile.outlook, profile.training, profile.confidence, profile.agency].map(
              (item) => (
                <div key={item.kind}>
                  <dt>{item.label}</dt>
                  <dd>{answerWords(item, stateOf(item))}</dd>
                </div>
              ),
            )}
          </dl>
        </Block>
        <Constraints stateOf={stateOf} sensitive={sensitive} />
        <Needs stateOf={stateOf} />
      </div>
      <footer className={styles.foot}>
        <p>
          {authors.length > 0 && `Réponses ${ofName(joinList(authors))}. `}
          Imprimé le {formatDate(frame.today)} par {frame.me.name} ({frame.me.organisation}).{' '}
          {sensitive
            ? 'Contient des informations sensibles\u00a0: à remettre à la personne, ou à détruire.'
            : 'Les informations sensibles n’y figurent pas.'}{' '}
          « Non abordé » ne veut pas dire « non ».
        </p>
      </footer>
    </article>
  );
}

function Constraints({ stateOf, sensitive }: { stateOf: (item: Item) => AnswerState; sensitive: boolean }) {
  const shown = constraints.filter((constraint) => sensitive || !constraint.sensitive);
  const named = (value: AnswerState['value']) => shown.filter((one) => stateOf(one).value === value);
  const open = rankConstraints(named('OUI').map((one) => ({ ...stateOf(one), code: one.code })));
  const list = (title: string, value: AnswerState['value']) => {
    const names = named(value).map((one) => one.title);
    return names.length > 0 && <p>{`${title}\u00a0: ${joinGroups(names)}.`}</p>;
  };
  return (
    <Block title="Contraintes">
      <ul className={styles.list}>
        {open.map(({ code }) => {
          const constraint = shown.find((one) => one.code === code);
          if (!constraint) return null;
          const there = constraint.situations.filter(
            (one) => stateOf(one).value === 'OUI' && (sensitive || !one.sensitive),
          );
          const aimed = constraint.objectives.filter(
            (one) => stateOf(one).value === 'EN_COURS' && (sensitive || !one.sensitive),
          );
          return (
            <li key={code}>
              <strong>{constraint.title}</strong>
              {answerWords(constraint, stateOf(constraint)).replace(/^Oui/, '')}
              {there.length > 0 && (
                <span className={styles.below}>{there.map((one) => one.label).join(' · ')}</span>
              )}
              {aimed.length > 0 && (
                <span className={styles.below}>Objectif : {aimed.map((one) => one.label).join(' · ')}</span>
              )}
            </li>
          );
        })}
      </ul>
      {open.length === 0 && <p>Aucune contrainte relevée.</p>}
      {list('Résolues', 'CLOTUREE')}
      {list('Pas de difficulté', 'NON')}
      {list('Non abordées', 'NON_ABORDEE')}
    </Block>
  );
}

function Needs({ stateOf }: { stateOf: (item: Item) => AnswerState }) {
  const needs = needThemes.flatMap((theme) => theme.needs);
  const labels = (value: AnswerState['value']) =>
    needs.filter((need) => stateOf(need).value === value).map((one) => one.label);
  return (
    <>
      <Block title="Besoins">
        <Labels labels={labels('BESOIN')} none="Aucun besoin relevé." />
      </Block>
      <Block title="Points forts">
        <Labels labels={labels('POINT_FORT')} none="Aucun point fort relevé." />
      </Block>
    </>
  );
}

function Labels({ labels, none }: { labels: readonly string[]; none: string }) {
  if (labels.length === 0) return <p>{none}</p>;
  return (
    <ul className={styles.list}>
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  );
}

function Lines({ items, stateOf }: { items: readonly Item[]; stateOf: (item: Item) => AnswerState }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.code}>
          <strong>{item.label}</strong> ({item.code}) : {lowerFirst(answerWords(item, stateOf(item)))}
        </li>
      ))}
    </ul>
  );
}

const lowerFirst = (words: string) => words.charAt(0).toLocaleLowerCase('fr') + words.slice(1);

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
