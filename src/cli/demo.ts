import { demoAccounts } from '../platform/auth/demo-sign-in.server.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { Verb } from './verb.ts';

/** The demonstration is made when an empty folder of our own server is opened: this verb opens it and says what is there. */
export const demo: Verb = {
  name: 'demo',
  summary:
    'Prépare la démonstration dans un dossier DATA_DIR neuf, ou dit les comptes de celle qui y est. N’existe qu’avec la base ' +
    'intégrée, sur cette seule machine.',
  async run({ open }) {
    const { runtime } = await open();
    if (!runtime.demo)
      throw new StartRefused(
        'not-a-demo',
        'Cette base n’est pas une démonstration, et une base qui sert n’en devient pas une : donnez un DATA_DIR neuf, sans DATABASE_URL.',
      );
    const accounts = await demoAccounts(runtime);
    return {
      json: { accounts },
      lines: accounts.map(
        ({ account, name, label, organisationName }) =>
          `${account} : ${name}, ${label} (${organisationName})`,
      ),
    };
  },
};
