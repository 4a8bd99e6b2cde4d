import { NotFound } from '../../../platform/access/errors.ts';
import { demoAccounts } from '../../../platform/auth/demo-sign-in.server.ts';
import { requestContext } from '../../request-context.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PRIVATE_PAGE } from '../sign-in/cookies.server.ts';
import type { Route } from './+types/discover.ts';
import { screens } from './screens.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Découvrir Relais · Relais' }];
export const headers = () => PRIVATE_PAGE;

/** Only a demonstration has these people to look at. */
export async function loader({ context }: Route.LoaderArgs) {
  const { runtime } = context.get(requestContext);
  if (!runtime.demo) throw new NotFound();
  const accounts = await demoAccounts(runtime);
  return { accounts: Object.fromEntries(accounts.map(({ name, account }) => [name, account])) };
}

export default function Discover({ loaderData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Découvrir Relais"
        subtitle="L’histoire d’Awa Diallo en cinq écrans, vue par celles et ceux qui l’accompagnent, puis par elle. Cinq clics par écran ; toutes les personnes sont inventées."
      />
      {screens.map((screen, n) => (
        <ScreenCard
          key={screen.title}
          screen={screen}
          number={n + 1}
          account={loaderData.accounts[screen.account]}
        />
      ))}
    </Stack>
  );
}

function ScreenCard({
  screen: { title, account: name, who, address, about, clicks },
  number,
  account,
}: {
  screen: (typeof screens)[number];
  number: number;
  account: string | undefined;
}) {
  return (
    <Card title={`${number}. ${title}`} detail={`${name}, ${who}`}>
      <Stack>
        <p>{about}</p>
        <ol>
          {clicks.map(({ words, shows }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may be clicked twice
            <li key={n}>
              <strong>« {words} »</strong> : {shows}.
            </li>
          ))}
        </ol>
        <form method="post" action="/connexion/demo" target="_blank" rel="noopener">
          <input type="hidden" name="retour" value={address} />
          <Button name="compte" value={account}>
            Ouvrir l’écran de {name} (nouvel onglet)
          </Button>
        </form>
      </Stack>
    </Card>
  );
}
