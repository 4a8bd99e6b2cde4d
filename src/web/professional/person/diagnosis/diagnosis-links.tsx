import { Cluster } from '../../../ui/layout.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { solutionsHref } from '../paths.ts';
import styles from './diagnosis-links.module.css';

/** The diagnosis on paper and over time. */
export function DiagnosisLinks({ personId, mayAnswer }: { personId: string; mayAnswer: boolean }) {
  const at = `/personnes/${personId}/diagnostic`;
  return (
    <nav className={styles.links} aria-label="Autres vues du diagnostic">
      <Cluster>
        <TextLink href={solutionsHref(personId)}>Services près de chez la personne</TextLink>
        <TextLink href={`${at}/synthese`}>Synthèse à imprimer</TextLink>
        <TextLink href={`${at}/comparer`}>Comparer deux dates</TextLink>
        {mayAnswer && <TextLink href={`${at}/saisie`}>Saisir une grille papier</TextLink>}
        <TextLink href="/diagnostic/grille-vierge">Grille vierge à imprimer</TextLink>
      </Cluster>
    </nav>
  );
}
