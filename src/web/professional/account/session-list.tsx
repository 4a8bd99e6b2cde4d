import { Moment } from '../../moment.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

export interface SessionLine {
  sessionId: string;
  device: string;
  createdAt: number;
  lastSeenAt: number;
  current: boolean;
}

export function SessionList({ sessions }: { sessions: readonly SessionLine[] }) {
  return (
    <Card
      title="Appareils connectés"
      aside={
        <form method="post">
          <Button variant="danger" small name="acte" value="deconnecter-tout">
            Déconnecter tous les appareils
          </Button>
        </form>
      }
    >
      <Stack>
        <Table
          caption="Appareils où votre compte est ouvert"
          hideCaption
          rows={sessions}
          rowKey={(line) => line.sessionId}
          columns={[
            {
              key: 'device',
              header: 'Appareil',
              rowHeader: true,
              cell: (line) => (
                <>
                  {line.device} {line.current && <Tag tone="ok">celui-ci</Tag>}
                </>
              ),
            },
            {
              key: 'created',
              header: 'Connecté depuis',
              cell: (line) => <Moment at={line.createdAt} />,
            },
            {
              key: 'seen',
              header: 'Dernière activité',
              cell: (line) => <Moment at={line.lastSeenAt} />,
            },
            {
              key: 'act',
              header: 'Action',
              cell: (line) => (line.current ? null : <EndSession line={line} />),
            },
          ]}
        />
        <p>
          Une session dure douze heures au plus, et l’écran se verrouille après vingt minutes sans activité.
        </p>
      </Stack>
    </Card>
  );
}

function EndSession({ line }: { line: SessionLine }) {
  return (
    <form method="post">
      <input type="hidden" name="session" value={line.sessionId} />
      <Button variant="quiet" small name="acte" value="deconnecter">
        Déconnecter
        <VisuallyHidden>
          {' '}
          {line.device}, connecté depuis <Moment at={line.createdAt} />
        </VisuallyHidden>
      </Button>
    </form>
  );
}
