import { constraints, impacts, needThemes } from '../../../../domain/diagnosis/codes.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { classes } from '../../../ui/classes.ts';
import { Stack } from '../../../ui/layout.tsx';
import { PrintButton } from '../../../ui/print-button.tsx';
import type { Route } from './+types/blank-grid.ts';
import styles from './blank-grid.module.css';
import { gridProfile, JOB_LINES, tickable } from './grid-order.ts';
import paper from './paper.module.css';

export const meta: Route.MetaFunction = () => [{ title: 'Grille vierge · Relais' }];

/** About nobody: there is nothing to read. */
export function loader(args: Route.LoaderArgs) {
  requireProfessional(args);
  return null;
}

/** The whole grid on two printed pages, for a visit without a screen. */
export default function BlankGrid() {
  return (
    <Stack>
      <div className={paper.screenOnly}>
        <Breadcrumb items={[{ label: 'Personnes', href: '/personnes' }, { label: 'Grille vierge' }]} />
        <p className={styles.how}>
          Deux pages à emporter en visite. Au retour, « Saisir une grille papier », sur le diagnostic de la
          personne, suit le même ordre. Ne laissez pas traîner une grille remplie : elle se détruit une fois
          saisie.
        </p>
        <PrintButton>Imprimer la grille</PrintButton>
      </div>
      <article className={classes(paper.sheet, paper.large)}>
        <header className={styles.head}>
          <h1 tabIndex={-1}>Diagnostic partagé</h1>
          <p className={styles.lines}>
            <Line label="Personne" wide /> <Line label="Date" /> <Line label="Avec" wide />
          </p>
          <p className={styles.legend}>
            Cochez ce qui est dit. Une case vide veut dire « non abordé », jamais « non ». Impact sur le
            retour à l’emploi : + faible, ++ moyen, +++ fort. P : prioritaire. Santé : seulement l’effet sur
            le travail.
          </p>
        </header>
        <div className={styles.columns}>
          <section className={styles.block}>
            <h2>Son projet, avec ses mots</h2>
            <p className={styles.blank} />
            <p className={styles.blank} />
            <p className={styles.blank} />
            {Array.from({ length: JOB_LINES }, (_, n) => (
              <p className={styles.lines} key={String(n)}>
                <Line label={`Métier ${n + 1}`} wide /> <Line label="km" /> <Line label="Contrat" />{' '}
                <Line label="Temps de travail" />
              </p>
            ))}
          </section>
          {gridProfile.map((item) => (
            <section className={styles.block} key={item.kind}>
              <h3>{item.label}</h3>
              <Boxes labels={tickable(item.kind).map((option) => option.label)} />
              {item.kind === 'work' && (
                <p className={styles.lines}>
                  <Line label="Depuis le" /> <Line label="Jusqu’au" /> <Line label="Fin du dernier emploi" />
                </p>
              )}
            </section>
          ))}
          {constraints.map((constraint) => (
            <section className={styles.block} key={constraint.code}>
              <h3>{constraint.label}</h3>
              <p className={styles.weigh}>
                <Boxes labels={['Oui', 'Non', 'Résolue']} inline /> Impact{' '}
                <Boxes labels={impacts.map((_, n) => '+'.repeat(n + 1))} inline />{' '}
                <Boxes labels={['P']} inline />
              </p>
              <Boxes labels={constraint.situations.map((situation) => situation.label)} />
            </section>
          ))}
          <section>
            <h2>Besoins (B) et points forts (F)</h2>
            {needThemes.map((theme) => (
              <div className={styles.block} key={theme.id}>
                <h3>{theme.title}</h3>
                <ul className={styles.needs}>
                  {theme.needs.map((need) => (
                    <li key={need.code}>
                      <Boxes labels={['B', 'F']} inline /> {need.label}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        </div>
      </article>
    </Stack>
  );
}

function Line({ label, wide }: { label: string; wide?: boolean }) {
  return (
    <span className={wide ? styles.wide : styles.short}>
      {label} : <span className={styles.dots} />
    </span>
  );
}

function Boxes({ labels, inline }: { labels: readonly string[]; inline?: boolean }) {
  return (
    <span className={inline ? styles.inline : styles.boxes}>
      {labels.map((label) => (
        <span className={styles.tick} key={label}>
          <span className={styles.box} aria-hidden="true" />
          {label}
        </span>
      ))}
    </span>
  );
}
