import type { MovePage } from '../../../domain/circle/views.ts';
import { ofName } from '../../../domain/french.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { formatNumber, plural } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { newMoveHref, STAND_INS, seatHref } from './paths.ts';

/** Where the act is, who stays without, and the button that does the next thing. */
export function MoveState({ move }: { move: MovePage }) {
  switch (move.state) {
    case 'prepare':
      return <Prepared move={move} />;
    case 'en-cours':
      return (
        <Notice tone="warning" title="Ce relais s’est interrompu">
          <Stack gap="s">
            <p>
              {formatNumber(move.done)} sur {plural(move.total, 'personne')} : celles-là sont entièrement
              confiées, les autres n’ont pas bougé.
            </p>
            <Act label="Reprendre" />
          </Stack>
        </Notice>
      );
    case 'fait':
      return <Done move={move} />;
    case 'annule':
      return (
        <Notice tone="info" title="Ce relais a été annulé">
          <Stack gap="s">
            <p>Rien n’a changé pour personne.</p>
          </Stack>
        </Notice>
      );
  }
}

function Prepared({ move }: { move: MovePage }) {
  const possible = move.total - move.forOthers;
  return (
    <>
      {move.forOthers > 0 && <ForOthers move={move} />}
      <Notice tone="info" title="Rien n’a encore changé">
        <Stack gap="s">
          <p>
            {possible > 0
              ? `${plural(possible, 'personne')} ${possible > 1 ? 'changeront' : 'changera'} de mains quand vous confirmerez. Les collègues qui les reçoivent seront prévenus par e-mail, sans aucun nom.`
              : 'Aucune des personnes choisies ne peut être confiée à ces collègues.'}
          </p>
          <Cluster>
            {possible > 0 && (
              <form method="post" noValidate>
                <Button name="acte" value="confirmer" variant="relay">
                  Confier {plural(possible, 'personne')}
                </Button>
              </form>
            )}
            <form method="post" noValidate>
              <Button name="acte" value="annuler" variant="quiet">
                Annuler ce relais
              </Button>
            </form>
          </Cluster>
        </Stack>
      </Notice>
    </>
  );
}

function Done({ move }: { move: MovePage }) {
  return (
    <>
      <Notice
        tone="success"
        live
        title={`${plural(move.done, 'personne')} ${move.done > 1 ? 'confiées' : 'confiée'}`}
      >
        <p>
          {move.kind === 'remplacement'
            ? 'Le remplacement prendra fin de lui-même. Les collègues sont prévenus par e-mail.'
            : 'Le référent a changé dans l’instant, et chaque parcours garde la trace de ce relais. Les collègues sont prévenus par e-mail.'}
        </p>
        <Cluster>
          <LinkButton href={STAND_INS} variant="quiet">
            Voir les remplacements
          </LinkButton>
          {move.kind === 'transfert' && move.from.mayLeave && (
            <LinkButton href={seatHref(move.from.seat)} variant="quiet">
              Ouvrir la fiche {ofName(move.from.name)}
            </LinkButton>
          )}
        </Cluster>
      </Notice>
      {move.forOthers > 0 && <ForOthers move={move} />}
    </>
  );
}

function ForOthers({ move }: { move: MovePage }) {
  const many = move.forOthers > 1;
  return (
    <Notice tone="warning" title={`${plural(move.forOthers, 'personne')} à confier à quelqu’un d’autre`}>
      <Stack gap="s">
        <p>
          {many ? 'Elles ne peuvent' : 'Elle ne peut'} pas revenir aux collègues choisis.{' '}
          {move.kind === 'remplacement'
            ? `${many ? 'Elles restent' : 'Elle reste'} sans remplaçant tant que vous n’en choisissez pas un autre.`
            : many
              ? 'Elles gardent leur référent d’aujourd’hui.'
              : 'Elle garde son référent d’aujourd’hui.'}
        </p>
        {move.state === 'fait' && (
          <LinkButton
            href={newMoveHref(move.from.seat, {
              reste: move.moveId,
              ...(move.kind === 'transfert' && { objet: 'transfert' }),
            })}
          >
            Choisir quelqu’un d’autre
          </LinkButton>
        )}
      </Stack>
    </Notice>
  );
}

const Act = ({ label }: { label: string }) => (
  <form method="post" noValidate>
    <Button name="acte" value="confirmer" variant="relay">
      {label}
    </Button>
  </form>
);
