import { curly } from '../../../domain/french.ts';
import { personFile } from '../../../domain/person/person-file.query.server.ts';
import { formatPhone } from '../../../domain/person/read-phone.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import {
  choicesHref,
  objectionsHref,
  ownDataFileHref,
  ownDataHref,
  ownDiagnosisHref,
  ownPathwayHref,
  whoReadHref,
} from '../paths.ts';
import { PrintButton } from '../print-button.tsx';
import type { Route } from './+types/own-data.ts';
import { KeptAndRights } from './kept-and-rights.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Mes données · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { identity, contact, address } = await run(runtime, personFile, actor, { personId: actor.personId });
  return {
    identity: [
      { term: 'Nom de naissance', details: identity?.familyName ?? '' },
      { term: 'Nom d’usage', details: identity?.usedName ?? 'aucun' },
      { term: 'Prénom', details: identity?.givenName ?? '' },
      {
        term: 'Date de naissance',
        details: identity?.birthDate ? formatDate(identity.birthDate) : 'pas notée',
      },
    ],
    contact: [
      { term: 'Téléphone', details: contact?.phone ? formatPhone(contact.phone) : 'pas noté' },
      { term: 'Adresse e-mail', details: contact?.email ?? 'pas notée' },
    ],
    address: [
      {
        term: 'Adresse',
        details:
          [
            address?.line,
            [address?.postalCode, address && curly(address.communeName)].filter(Boolean).join(' '),
          ]
            .filter(Boolean)
            .join(', ') || 'pas notée',
      },
    ],
    operator: runtime.contactEmail ?? null,
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

const DONE: Record<string, string> = {
  identite: 'Votre identité est corrigée.',
  coordonnees: 'Vos coordonnées sont enregistrées.',
  adresse: 'Votre adresse est enregistrée.',
};

export default function OwnData({ loaderData }: Route.ComponentProps) {
  const { identity, contact, address, operator, done } = loaderData;
  return (
    <Stack gap="l">
      <PageTitle title="Mes données" subtitle="Ce que Relais sait de vous, et ce que vous pouvez décider." />
      {done && DONE[done] && (
        <Notice tone="success">
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <Card title="Votre identité">
        <Stack>
          <DescriptionList items={identity} />
          <p>
            <TextLink href={`${ownDataHref}/identite`}>Corriger mon identité</TextLink>
          </p>
        </Stack>
      </Card>
      <Card title="Vos coordonnées">
        <Stack>
          <DescriptionList items={contact} />
          <p>
            <TextLink href={`${ownDataHref}/coordonnees`}>Changer mon téléphone ou mon e-mail</TextLink>
          </p>
          <DescriptionList items={address} />
          <p>
            <TextLink href={`${ownDataHref}/adresse`}>Changer mon adresse</TextLink>
          </p>
        </Stack>
      </Card>
      <Card title="Ce que vous pouvez décider">
        <ul>
          <li>
            <TextLink href={whoReadHref}>Voir qui a regardé mon dossier</TextLink>
          </li>
          <li>
            <TextLink href={objectionsHref}>Retirer tout accès à un organisme</TextLink>
          </li>
          <li>
            <TextLink href={choicesHref}>Voir ce que je cache et ce que je montre</TextLink>
          </li>
          <li>
            <TextLink href={ownPathwayHref}>Dire qu’une information n’est pas exacte</TextLink>
          </li>
          <li>
            <TextLink href={ownDiagnosisHref}>Commenter mon diagnostic</TextLink>
          </li>
        </ul>
      </Card>
      <Card title="Toutes mes données">
        <Stack>
          <p>
            Vous pouvez garder une copie de tout ce que Relais sait de vous : ce que les professionnels ont
            noté, ce que vous avez écrit, et qui a regardé.
          </p>
          <ul>
            <li>
              <a href={ownDataFileHref('html')} download>
                Une page à lire ou à imprimer
              </a>
            </li>
            <li>
              <a href={ownDataFileHref('json')} download>
                Un fichier pour un autre logiciel (JSON)
              </a>
            </li>
          </ul>
        </Stack>
      </Card>
      <KeptAndRights operator={operator} />
      <PrintButton />
    </Stack>
  );
}
