import { APIS } from '../../../api/apis.ts';
import { requestContext } from '../../request-context.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Contact } from '../contact.tsx';
import type { Route } from './+types/api-page.ts';
import styles from './api-page.module.css';
import { type Address, DescribedAddress, inCode } from './described-address.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Interfaces pour les logiciels · Relais' }];

export function loader({ context }: Route.LoaderArgs) {
  const { runtime } = context.get(requestContext);
  return {
    contact: runtime.contactEmail,
    publicUrl: runtime.publicUrl,
    apis: APIS.map(({ title, description, base, document, routes }) => ({
      title,
      description,
      base,
      document,
      addresses: routes.map(
        ({ path, summary, description: details, access, parameters }): Address => ({
          path: `${base}${path}`,
          summary,
          details,
          closed: access === 'offer',
          parameters: Object.entries(parameters).map(([name, parameter]) => ({
            name,
            meaning: parameter.description,
          })),
        }),
      ),
    })),
  };
}

export default function ApiPage({ loaderData: { contact, publicUrl, apis } }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Interfaces pour les logiciels"
        subtitle="Lire l’offre d’insertion depuis un autre logiciel"
      />
      <Card title="Ce qui se lit">
        <Stack gap="s">
          <p>
            Les structures et les services d’insertion, jamais une personne. Un logiciel qui lit déjà
            data·inclusion n’a que l’adresse à changer :
          </p>
          <p>
            <code className={styles.code}>
              {publicUrl}
              {apis[0]?.base}
            </code>
          </p>
        </Stack>
      </Card>
      <Card title="Obtenir un jeton">
        <Stack gap="s">
          <p>
            Les référentiels se lisent librement. Pour le reste, chaque demande montre un jeton, dans
            l’en-tête <code className={styles.code}>Authorization: Bearer</code> suivi du jeton. Qui
            administre ce Relais le donne, et peut le reprendre.
          </p>
          <Contact
            email={contact}
            then="dites quel logiciel lira l’offre, pour qui, et à qui écrire en cas de panne"
          />
        </Stack>
      </Card>
      {apis.map(({ title, description, document, addresses }) => (
        <Card key={document} title={title}>
          <Stack>
            <p>{inCode(description)}</p>
            <div>
              {addresses.map((address) => (
                <DescribedAddress key={address.path} address={address} />
              ))}
            </div>
            <p>
              La même description, pour les outils (OpenAPI 3.1) :{' '}
              <a className={styles.code} href={document}>
                {document}
              </a>
            </p>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
