import type { DemoAccount } from '../../../platform/auth/demo-sign-in.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './demo-accounts.module.css';

/** One button for each account of the demonstration, under the organisation it acts for. */
export function DemoAccounts({
  accounts,
  returnTo,
}: {
  accounts: readonly DemoAccount[];
  returnTo: string | null;
}) {
  const organisations = Map.groupBy(accounts, (account) => account.organisationName);
  return (
    <Card title="Choisir un compte de démonstration">
      <p>
        Toutes les personnes de cette démonstration sont inventées. Les messages envoyés se lisent dans le{' '}
        <TextLink href="/demo/courrier">courrier de démonstration</TextLink>. Pour commencer :{' '}
        <TextLink href="/decouvrir">découvrir Relais en cinq écrans</TextLink>.
      </p>
      <form method="post" action="/connexion/demo">
        {returnTo && <input type="hidden" name="retour" value={returnTo} />}
        {[...organisations].map(([organisation, members]) => (
          <section key={organisation} className={styles.organisation}>
            <h3 className={styles.name}>{organisation}</h3>
            <ul className={styles.accounts}>
              {members.map((member) => (
                <li key={member.account}>
                  <Button variant="quiet" name="compte" value={member.account}>
                    <span className={styles.account}>
                      <span>{member.name}</span> <span className={styles.label}>{member.label}</span>
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </form>
    </Card>
  );
}
