import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './own-sessions.module.css';

interface OwnSessionLine {
  sessionId: string;
  device: string;
  createdAt: number;
  lastSeenAt: number;
  current: boolean;
}

/** Where the space is open, and how to close it: one device, or all. */
export function OwnSessions({
  sessions,
  idleMinutes,
  timeZone,
}: {
  sessions: readonly OwnSessionLine[];
  idleMinutes: number;
  timeZone: string;
}) {
  return (
    <Card title="Où mon espace est ouvert">
      <Stack>
        <ul className={styles.list}>
          {sessions.map((line) => (
            <li key={line.sessionId} className={styles.session}>
              <p>
                <strong>{line.device}</strong>
                {line.current && ' (cet appareil)'}
              </p>
              <p>Connecté depuis le {formatMoment(line.createdAt, timeZone)}.</p>
              {!line.current && <EndSession line={line} timeZone={timeZone} />}
            </li>
          ))}
        </ul>
        <p>
          Vous ne reconnaissez pas un appareil ? Fermez tout, puis prévenez votre référent. Votre espace se
          ferme aussi tout seul : après {idleMinutes} minutes sans rien toucher, et au bout de douze heures.
        </p>
        <form method="post">
          <Button variant="danger" name="acte" value="deconnecter-tout">
            Fermer mon espace partout
          </Button>
        </form>
      </Stack>
    </Card>
  );
}

function EndSession({ line, timeZone }: { line: OwnSessionLine; timeZone: string }) {
  return (
    <form method="post">
      <input type="hidden" name="session" value={line.sessionId} />
      <Button variant="quiet" name="acte" value="deconnecter">
        Fermer sur cet appareil
        <VisuallyHidden>
          {' '}
          : {line.device}, depuis le {formatMoment(line.createdAt, timeZone)}
        </VisuallyHidden>
      </Button>
    </form>
  );
}
