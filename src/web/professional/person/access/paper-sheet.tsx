import { PAPER_DAYS, PAPER_TRIES } from '../../../../domain/account/codes.ts';
import { paperSheet } from '../../../../domain/account/paper-codes.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { zoneOf } from '../../../../platform/clock/clock.ts';
import { QrCode } from '../../../public/sign-in/qr-code.tsx';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { civilDateAt, formatDay } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { accessHref, peopleHref, personHref } from '../paths.ts';
import type { Route } from './+types/paper-sheet.ts';
import styles from './paper-sheet.module.css';
import { codeStates } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Code sur papier · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, codeId } = args.params;
  const sheet = await run(runtime, paperSheet, actor, { personId, codeId });
  return {
    ...sheet,
    personId,
    address: `${runtime.publicUrl}/code`,
    until: formatDay(civilDateAt(sheet.expiresAt, zoneOf(runtime.clock))),
  };
}

/** On screen, whose it is; on paper, no name: a sheet that somebody finds says nothing of anybody. */
export default function PaperSheet({ loaderData }: Route.ComponentProps) {
  const { personId, name, code, state, address, until } = loaderData;
  return (
    <Stack gap="l">
      <div className={styles.screen}>
        <Breadcrumb
          items={[
            { label: 'Personnes', href: peopleHref },
            { label: name, href: personHref(personId) },
            { label: 'Son accès à Relais', href: accessHref(personId) },
            { label: 'Code sur papier' },
          ]}
        />
        <Notice tone="info">
          <p>
            Feuille pour {name}. Imprimez-la avec le menu de votre navigateur et remettez-la en main propre :
            le nom ne s’imprime pas. Le code se revoit ici tant qu’il peut servir.
          </p>
        </Notice>
      </div>
      {code ? (
        <Sheet code={code} address={address} until={until} />
      ) : (
        <>
          <PageTitle title="Ce code ne sert plus" />
          <p>Il est {codeStates[state].label}. Imprimez-en un autre si la personne en a besoin.</p>
        </>
      )}
    </Stack>
  );
}

function Sheet({ code, address, until }: { code: string; address: string; until: string }) {
  return (
    <article className={styles.sheet}>
      <PageTitle title="Votre code pour préparer votre entretien" />
      <p className={styles.code}>
        <code>{code}</code>
      </p>
      <div className={styles.how}>
        <ol className={styles.steps}>
          <li>
            Sur un téléphone ou un ordinateur, ouvrez l’adresse{' '}
            <strong className={styles.address}>{address}</strong> ou photographiez le dessin.
          </li>
          <li>Tapez le code, puis votre date de naissance.</li>
          <li>Répondez aux questions, à votre rythme. Vos réponses sont gardées au fur et à mesure.</li>
        </ol>
        <QrCode text={address} label={`Dessin à photographier : il ouvre l’adresse ${address}`} />
      </div>
      <h2>À savoir</h2>
      <ul className={styles.steps}>
        <li>
          Ce code sert <strong>une seule fois</strong>, jusqu’au <strong>{until}</strong> ({PAPER_DAYS} jours
          après son impression).
        </li>
        <li>Après {PAPER_TRIES} erreurs, il ne marche plus. Demandez-en un autre : c’est simple.</li>
        <li>
          Il ne montre rien de votre dossier. Si quelqu’un trouve ce papier, il ne pourra rien lire sur vous.
        </li>
        <li>Ne donnez ce code à personne. Vous l’avez perdu ? Dites-le : il sera annulé.</li>
        <li>
          Vous préférez répondre en parlant ? C’est possible aussi : dites-le au professionnel qui vous
          accompagne.
        </li>
      </ul>
    </article>
  );
}
