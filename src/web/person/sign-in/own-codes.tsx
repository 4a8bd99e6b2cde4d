import type { OwnAccess } from '../../../domain/account/own-access.query.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import styles from './own-sessions.module.css';

/** Codes on paper that may serve or have served: when, and how to stop them. */
export function OwnCodes({ codes, timeZone }: { codes: OwnAccess['codes']; timeZone: string }) {
  if (codes.length === 0) return null;
  return (
    <Card title="Mes codes sur papier">
      <Stack>
        <p>Un code sur papier sert à préparer des réponses. Il ne montre rien de votre dossier.</p>
        <ul className={styles.list}>
          {codes.map((code) => (
            <li key={code.id} className={styles.session}>
              <p>
                Imprimé le {formatMoment(code.printedAt, timeZone)} par {code.byName}, {code.byOrganisation}.
              </p>
              <p>
                {code.usedAt === null
                  ? `Il peut servir jusqu’au ${formatMoment(code.expiresAt, timeZone)}.`
                  : `Il a servi le ${formatMoment(code.usedAt, timeZone)}.`}
              </p>
              {(code.usedAt === null || code.open) && (
                <form method="post">
                  <input type="hidden" name="sur" value={code.id} />
                  <Button variant="quiet" name="acte" value="annuler">
                    {code.usedAt === null ? 'Annuler ce code' : 'Fermer ce qu’il a ouvert'}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
