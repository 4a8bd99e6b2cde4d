import { constraints, type Item, needThemes, profile } from '../../../../domain/diagnosis/codes.ts';
import { isUntouched, progressOf, type ValueOf } from '../../../../domain/diagnosis/rules.ts';
import { Card } from '../../../ui/card.tsx';
import { plural } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { constraintId } from './constraint-card.tsx';
import { needThemeId } from './need-card.tsx';
import styles from './overview.module.css';
import { answerOf, jobsOf, rowsOf, type Sheet } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

/** Where the diagnosis stands, and the way to each of its parts. */
export function Overview({ sheet }: { sheet: Sheet }) {
  const answerTo: ValueOf = (ref) => answerOf(sheet, ref).value;
  const { readsSensitive } = useSurroundings();
  const known = (item: Item) => readsSensitive || !item.sensitive || rowsOf(sheet, item).length > 0;
  const progress = progressOf(answerTo, known);
  const open = Object.values(progress).reduce((sum, { done, total }) => sum + total - done, 0);
  return (
    <nav className={styles.overview} aria-label="Parties du diagnostic">
      <Card title="Où en est-on ?">
        <p className={styles.count}>{plural(open, 'réponse non abordée', 'réponses non abordées')}</p>
        <h3 className={styles.part}>Projet et situation</h3>
        <ul className={styles.list}>
          {profileParts.map(({ id, title, kinds }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
              <span>{profileWords(sheet, kinds)}</span>
            </li>
          ))}
        </ul>
        <h3 className={styles.part}>
          Contraintes{' '}
          <span>
            {progress.constraint.done} sur {progress.constraint.total}
          </span>
        </h3>
        <ul className={styles.list}>
          {constraints.map((constraint) => (
            <li key={constraint.code}>
              <a href={`#${constraintId(constraint)}`}>{constraint.title}</a>
              {known(constraint) ? (
                <ConstraintState sheet={sheet} constraint={constraint} />
              ) : (
                <span>réservée</span>
              )}
            </li>
          ))}
        </ul>
        <h3 className={styles.part}>
          Besoins{' '}
          <span>
            {progress.need.done} sur {progress.need.total}
          </span>
        </h3>
        <ul className={styles.list}>
          {needThemes.map((theme) => {
            const done = theme.needs.filter((need) => !isUntouched('need', answerTo(need))).length;
            return (
              <li key={theme.id}>
                <a href={`#${needThemeId(theme)}`}>{theme.title}</a>
                <span>
                  {done}
                  <VisuallyHidden> explorés sur </VisuallyHidden>
                  <span aria-hidden="true">/</span>
                  {theme.needs.length}
                </span>
              </li>
            );
          })}
        </ul>
      </Card>
    </nav>
  );
}

const profileParts = [
  { id: 'projet', title: 'Mon projet', kinds: ['project'] },
  { id: 'metiers', title: 'Métiers visés', kinds: ['job'] },
  { id: 'situation-pro', title: 'Situation et formation', kinds: ['work', 'outlook', 'training'] },
  { id: 'agir', title: 'Confiance et pouvoir d’agir', kinds: ['confidence', 'agency'] },
] as const;

function profileWords(sheet: Sheet, kinds: (typeof profileParts)[number]['kinds']): string {
  if (kinds[0] === 'job') {
    const aimed = jobsOf(sheet).filter((job) => answerOf(sheet, job).value === 'VISE').length;
    return aimed > 0 ? plural(aimed, 'métier') : 'non abordés';
  }
  const items = Object.values(profile).filter((item) => (kinds as readonly string[]).includes(item.kind));
  const done = items.filter((item) => !isUntouched(item.kind, answerOf(sheet, item).value)).length;
  if (items.length === 1) return done > 0 ? 'dit' : 'non abordé';
  return `${done} sur ${items.length}`;
}

function ConstraintState({ sheet, constraint }: { sheet: Sheet; constraint: Item }) {
  const { value, impact, priority } = answerOf(sheet, constraint);
  if (value === 'NON_ABORDEE') return <span>non abordée</span>;
  if (value === 'NON') return <span>non</span>;
  if (value === 'CLOTUREE')
    return (
      <span className={styles.ok}>
        <Icon name="check" /> résolue
      </span>
    );
  const words = priority ? 'prioritaire' : impact ? `impact ${impact.toLowerCase()}` : 'oui';
  return (
    <span className={priority || impact === 'FORT' ? styles.danger : styles.warn}>
      <Icon name="important" /> {words}
    </span>
  );
}
