import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import styles from './recovery-codes.module.css';

/** Shown once, in the answer to the form that made them. */
export function RecoveryCodes({
  codes,
  next,
  done = 'La double vérification est active.',
}: {
  codes: readonly string[];
  next: string;
  done?: string;
}) {
  return (
    <Stack gap="l">
      <PageTitle title="Vos codes de secours" />
      <Notice tone="success" live>
        <p>{done}</p>
      </Notice>
      <Card title="À conserver dès maintenant">
        <Stack>
          <p>
            Chaque code remplace une fois votre application, si vous ne l’avez plus. Imprimez cette page ou
            recopiez-les en lieu sûr : <strong>ils ne seront plus affichés</strong>.
          </p>
          <ul className={styles.codes}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </Stack>
      </Card>
      <p>
        <LinkButton href={next} reloadDocument>
          J’ai noté mes codes, continuer
        </LinkButton>
      </p>
    </Stack>
  );
}
