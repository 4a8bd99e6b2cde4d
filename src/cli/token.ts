import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  createToken,
  listTokens,
  revokeToken,
  TOKEN_SCOPES,
} from '../domain/offer/token/manage-tokens.server.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { Verb } from './verb.ts';

const asked = z.object({
  nom: z.string().trim().min(1).max(100),
  scope: z.array(z.enum(TOKEN_SCOPES)).min(1),
});

export const tokenCreate: Verb = {
  name: 'token create',
  usage: '--nom <qui s’en servira> --scope offer [--scope offer-restricted]',
  summary:
    'Donne un jeton de l’API à un autre logiciel. Il est écrit une seule fois, ici : Relais n’en garde que l’empreinte. ' +
    '« offer » ouvre l’offre publiée, « offer-restricted » aussi les sources réservées aux professionnels.',
  async run({ args, open }) {
    const { nom, scope } = readWords(args);
    const { runtime } = await open();
    const { tokenId, token } = await createToken(runtime, { name: nom, scopes: [...new Set(scope)] });
    return {
      json: { id: tokenId, token },
      lines: [token, `Gardez-le : il ne sera plus montré. Pour le retirer : token revoke ${tokenId}`],
    };
  },
};

function readWords(args: readonly string[]): z.output<typeof asked> {
  const options = { nom: { type: 'string' }, scope: { type: 'string', multiple: true } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    return asked.parse({ ...values, scope: values.scope?.flatMap((one) => one.split(',')) });
  } catch {
    throw new StartRefused(
      'option-wrong',
      `Il faut --nom <qui s’en servira> et --scope, parmi : ${TOKEN_SCOPES.join(', ')}.`,
    );
  }
}

export const tokenList: Verb = {
  name: 'token list',
  summary: 'Dit quels jetons de l’API ont été donnés, à qui, et lesquels ont été retirés.',
  async run({ open }) {
    const { runtime } = await open();
    const tokens = await listTokens(runtime);
    const json = tokens.map(({ tokenId, name, scopes, createdAt, revokedAt }) => ({
      id: tokenId,
      name,
      scopes,
      createdAt: createdAt.toString(),
      revokedAt: revokedAt?.toString() ?? null,
    }));
    return {
      json: { tokens: json },
      lines:
        tokens.length === 0
          ? ['Aucun jeton n’a été donné.']
          : tokens.map(
              ({ tokenId, name, scopes, createdAt, revokedAt }) =>
                `${tokenId} : ${name} (${scopes.join(', ')}), donné le ${day(createdAt)}${revokedAt ? `, retiré le ${day(revokedAt)}` : ''}`,
            ),
    };
  },
};

const day = (instant: { toLocaleString(locale: string, options: object): string }) =>
  instant.toLocaleString('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

export const tokenRevoke: Verb = {
  name: 'token revoke',
  usage: '<identifiant>',
  summary: 'Retire un jeton de l’API : il n’ouvre plus rien dans les secondes qui suivent.',
  async run({ args, open }) {
    const [tokenId, ...others] = args;
    if (!z.uuid().safeParse(tokenId).success || tokenId === undefined || others.length > 0)
      throw new StartRefused(
        'token-missing',
        'Dites quel jeton, par l’identifiant que donne « token list ».',
      );
    const { runtime } = await open();
    if (!(await revokeToken(runtime, tokenId)))
      throw new StartRefused('token-unknown', `Aucun jeton en service ne porte l’identifiant ${tokenId}.`);
    return { json: { revoked: tokenId }, lines: ['Jeton retiré.'] };
  },
};
