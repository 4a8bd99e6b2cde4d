import { useMemo, useRef, useSyncExternalStore } from 'react';
import { constraints, needThemes } from '../../../../domain/diagnosis/codes.ts';
import type { WholeDiagnosis } from '../../../../domain/diagnosis/diagnosis-page.query.server.ts';
import type { AnswerConflict, ShownAnswer } from '../../../../domain/diagnosis/rules.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import styles from './board.module.css';
import { ConstraintCard } from './constraint-card.tsx';
import { useHistoryDialog } from './history-dialog.tsx';
import { NeedCard } from './need-card.tsx';
import { Overview } from './overview.tsx';
import { PreparedSummary } from './prepared-summary.tsx';
import { ProfileSection } from './profile-section.tsx';
import { SittingCard } from './sitting-card.tsx';
import { SurroundingsContext } from './surroundings.ts';
import { useEarlyAnswers } from './use-early-answers.ts';
import { useLeavingWarning } from './use-leaving-warning.ts';
import { useSheet } from './use-sheet.ts';
import { WritingStatus } from './writing-status.tsx';

const never = () => () => undefined;
const useLive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** The whole diagnosis: answered by who accompanies, read by who may read the file. */
export function Board({
  personId,
  page,
  conflicts,
  refusal,
  wantedJob,
}: {
  personId: string;
  page: WholeDiagnosis;
  conflicts: readonly AnswerConflict[];
  refusal: string | undefined;
  /** What was asked to be found, without JavaScript. */
  wantedJob: string;
}) {
  const live = useLive();
  const { frame, mayAnswer, prepared } = page;
  const { me, timeZone, today, readsSensitive, givenName } = frame;
  const sheetPage = useMemo(() => ({ ...page, discreet: page.frame.discreet }), [page]);
  const isMine = useMemo(
    () => (answer: ShownAnswer) =>
      answer.authorName === me.name && answer.organisationName === me.organisation,
    [me.name, me.organisation],
  );
  const url = `/personnes/${personId}/diagnostic/reponses`;
  const [sheet, dispatch] = useSheet({ page: sheetPage, conflicts, url, isMine });
  const board = useRef<HTMLDivElement>(null);
  useEarlyAnswers(board, dispatch);
  useLeavingWarning(sheet.typed.size > 0);
  const history = useHistoryDialog(personId);
  const openHistory = history.open;
  const surroundings = useMemo(
    () => ({ personId, givenName, prepared, timeZone, today, mayAnswer, readsSensitive, live, openHistory }),
    [personId, givenName, prepared, timeZone, today, mayAnswer, readsSensitive, live, openHistory],
  );
  return (
    <SurroundingsContext value={surroundings}>
      <div className={styles.board} ref={board}>
        <div className={styles.aside}>
          <SittingCard frame={frame} sittings={sheet.sittings} refusal={refusal} />
          <Overview sheet={sheet} />
        </div>
        <div className={styles.main}>
          {mayAnswer && <WritingStatus sheet={sheet} />}
          {frame.discreet && mayAnswer && (
            <Notice tone="info">
              <p>
                Ce que vous notez ici n’est visible que de vous, de la personne et des professionnels qu’elle
                désigne.
              </p>
            </Notice>
          )}
          <PreparedSummary sheet={sheet} />
          <section aria-labelledby="projet-situation">
            <Stack gap="s">
              <h2 className={styles.part} id="projet-situation">
                Projet et situation
              </h2>
              <ProfileSection sheet={sheet} dispatch={dispatch} wantedJob={wantedJob} />
            </Stack>
          </section>
          <section aria-labelledby="contraintes">
            <Stack gap="s">
              <div className={styles.lead}>
                <h2 className={styles.part} id="contraintes">
                  Contraintes
                </h2>
                {mayAnswer && live && <Keys />}
              </div>
              {constraints.map((constraint) => (
                <ConstraintCard
                  key={constraint.code}
                  constraint={constraint}
                  sheet={sheet}
                  dispatch={dispatch}
                />
              ))}
            </Stack>
          </section>
          <section aria-labelledby="besoins">
            <Stack gap="s">
              <h2 className={styles.part} id="besoins">
                Besoins
              </h2>
              {needThemes.map((theme) => (
                <NeedCard key={theme.id} theme={theme} sheet={sheet} dispatch={dispatch} />
              ))}
            </Stack>
          </section>
        </div>
      </div>
      {history.dialog}
    </SurroundingsContext>
  );
}

function Keys() {
  return (
    <Disclosure summary="Répondre au clavier">
      <p>
        Tabulation passe d’une question à la suivante. Sur une question, les flèches parcourent les réponses ;
        une lettre choisit tout de suite : <kbd>O</kbd> oui, <kbd>N</kbd> non ou non exploré, <kbd>R</kbd>{' '}
        résolue ou réalisé, <kbd>A</kbd> non abordé, <kbd>B</kbd> besoin, <kbd>P</kbd> point fort,{' '}
        <kbd>E</kbd> en cours, <kbd>X</kbd> abandonné ; pour l’impact, <kbd>F</kbd> faible, <kbd>M</kbd>{' '}
        moyen, <kbd>T</kbd> fort.
      </p>
    </Disclosure>
  );
}
