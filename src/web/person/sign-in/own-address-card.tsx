import type { OwnAccess } from '../../../domain/account/own-access.query.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './own-sessions.module.css';

/** By what address one signs in; yes or no to another; another of one's own. */
export function OwnAddressCard({
  access: { current, waiting },
  timeZone,
  refused,
}: {
  access: OwnAccess;
  timeZone: string;
  refused: { typed: string; byField: Readonly<Record<string, string>> } | undefined;
}) {
  return (
    <Card title="Mon adresse de connexion">
      <Stack>
        {current ? (
          <p>
            Vous vous connectez avec <strong>{current.address}</strong>.
          </p>
        ) : (
          <p>
            Aucune adresse e-mail n’ouvre votre espace pour le moment. Pour en choisir une, voyez le
            professionnel qui vous accompagne.
          </p>
        )}
        <ul className={styles.list}>
          {waiting.map((address) => (
            <Waiting key={address.id} address={address} timeZone={timeZone} />
          ))}
        </ul>
        {current && (
          <Disclosure summary="Changer d’adresse" open={refused?.byField.adresse !== undefined}>
            <form method="post" noValidate>
              <Stack>
                <TextField
                  name="adresse"
                  type="email"
                  label="Nouvelle adresse e-mail"
                  hint="Une boîte que vous êtes seul à ouvrir. Vous la confirmerez avec le message qu’elle va recevoir."
                  autoComplete="email"
                  defaultValue={refused?.typed ?? ''}
                  error={refused?.byField.adresse}
                  required
                />
                <Cluster>
                  <Button name="acte" value="changer">
                    Changer mon adresse
                  </Button>
                </Cluster>
              </Stack>
            </form>
          </Disclosure>
        )}
      </Stack>
    </Card>
  );
}

function Waiting({ address, timeZone }: { address: OwnAccess['waiting'][number]; timeZone: string }) {
  const asks = address.missing.includes('oui');
  return (
    <li className={styles.session}>
      <p>
        <strong>{address.address}</strong> {proposedBy(address)}
      </p>
      {address.state === 'a-venir' && address.effectiveAt !== null ? (
        <p>Elle servira à partir du {formatMoment(address.effectiveAt, timeZone)}, sauf si vous dites non.</p>
      ) : (
        <p>Elle n’ouvre rien pour l’instant.</p>
      )}
      {address.missing.includes('boite') && <p>Ouvrez le message reçu à cette adresse pour la confirmer.</p>}
      <form method="post">
        <input type="hidden" name="sur" value={address.id} />
        <Cluster>
          {asks && (
            <Button name="acte" value="oui">
              Oui, c’est mon adresse
            </Button>
          )}
          <Button variant="quiet" name="acte" value="non">
            Non, je n’en veux pas
          </Button>
        </Cluster>
      </form>
    </li>
  );
}

function proposedBy({ byOrganisation, byName }: OwnAccess['waiting'][number]): string {
  return byOrganisation
    ? `est proposée par ${byName}, ${byOrganisation}.`
    : 'est celle que vous avez choisie.';
}
