import type { ShownAddress } from '../../../../domain/account/access-page.query.server.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { civilDateAt, formatDate, formatMoment } from '../../../ui/format.ts';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { accessHref } from '../paths.ts';
import styles from './access.module.css';
import { addressStates, missingWords } from './words.ts';

const LIVE = ['proposee', 'a-venir', 'active'];

/** The address of today, what waits, and what there was. */
export function AddressCard({
  addresses,
  personId,
  serves,
  timeZone,
}: {
  addresses: readonly ShownAddress[];
  personId: string;
  serves: boolean;
  timeZone: string;
}) {
  const live = addresses.filter((address) => LIVE.includes(address.state));
  const past = addresses.filter((address) => !LIVE.includes(address.state));
  return (
    <Card
      title="Adresse de connexion"
      aside={
        serves && live.some(({ state }) => state === 'active') ? (
          <LinkButton href={`${accessHref(personId)}/fermer`} variant="danger" small>
            Fermer son espace
          </LinkButton>
        ) : undefined
      }
    >
      <Stack>
        {live.length === 0 && (
          <p>
            La personne n’a pas d’adresse pour se connecter. Son adresse de contact n’ouvre rien par
            elle-même.
          </p>
        )}
        <ul className={styles.list}>
          {live.map((address) => (
            <Live key={address.id} address={address} serves={serves} timeZone={timeZone} />
          ))}
        </ul>
        {past.length > 0 && (
          <Disclosure summary={`Avant (${past.length})`}>
            <ul className={styles.list}>
              {past.map((address) => (
                <li key={address.id}>
                  <p>
                    {address.address}{' '}
                    <Tag tone={addressStates[address.state].tone}>{addressStates[address.state].label}</Tag>
                  </p>
                  <Origin address={address} timeZone={timeZone} />
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Stack>
    </Card>
  );
}

function Live({ address, serves, timeZone }: { address: ShownAddress; serves: boolean; timeZone: string }) {
  const { state, missing, effectiveAt } = address;
  return (
    <li className={styles.line}>
      <p>
        <strong>{address.address}</strong>{' '}
        <Tag tone={addressStates[state].tone}>{addressStates[state].label}</Tag>
      </p>
      <Origin address={address} timeZone={timeZone} />
      {state === 'active' && effectiveAt !== null && (
        <p>En service depuis le {formatDate(civilDateAt(effectiveAt, timeZone))}.</p>
      )}
      {state === 'a-venir' && effectiveAt !== null && (
        <p>Servira à partir du {formatMoment(effectiveAt, timeZone)}, sauf si la personne dit non.</p>
      )}
      {state === 'proposee' && (
        <div>
          <p>Elle n’ouvre rien avant ceci :</p>
          <ul>
            {missing.map((one) => (
              <li key={one}>{missingWords[one]}</li>
            ))}
          </ul>
        </div>
      )}
      {address.mayVouch && <Vouch address={address} />}
      {serves && (state === 'proposee' || state === 'a-venir') && (
        <form method="post">
          <input type="hidden" name="sur" value={address.id} />
          <Button variant="quiet" small name="acte" value="retirer">
            Retirer cette proposition
          </Button>
        </form>
      )}
    </li>
  );
}

function Origin({ address, timeZone }: { address: ShownAddress; timeZone: string }) {
  const who = address.byOrganisation ? `${address.byName}, ${address.byOrganisation}` : 'la personne';
  return (
    <p>
      Proposée par {who}, le {formatDate(civilDateAt(address.proposedAt, timeZone))}
      {address.secondName && `\u00a0; confirmée par ${address.secondName}, ${address.secondOrganisation}`}.
    </p>
  );
}

function Vouch({ address }: { address: ShownAddress }) {
  return (
    <form method="post" noValidate>
      <Stack gap="s">
        <input type="hidden" name="sur" value={address.id} />
        <CheckboxField
          name="presence"
          id={`presence-${address.id}`}
          value="oui"
          label="La personne est avec moi, et j’ai vérifié son identité"
        />
        <Cluster>
          <Button name="acte" value="confirmer">
            Confirmer cette adresse avec elle
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
