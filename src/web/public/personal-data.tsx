import { requestContext } from '../request-context.ts';
import { Card } from '../ui/card.tsx';
import { Stack } from '../ui/layout.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { Route } from './+types/personal-data.ts';
import { Contact } from './contact.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Données personnelles · Relais' }];

export function loader({ context }: Route.LoaderArgs) {
  return { contact: context.get(requestContext).runtime.contactEmail };
}

export default function PersonalData({ loaderData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Données personnelles"
        subtitle="Ce que Relais garde, qui le lit, quels sont vos droits"
      />
      <p>
        Relais aide les professionnels de l’insertion et de l’emploi d’un territoire à travailler ensemble,
        avec chaque personne, sur un seul parcours.
      </p>
      <Kept />
      <Readers />
      <Rights contact={loaderData.contact} />
      <Durations />
      <Browser />
    </Stack>
  );
}

function Kept() {
  return (
    <Card title="Ce que Relais garde">
      <Stack gap="s">
        <p>Sur une personne accompagnée :</p>
        <ul>
          <li>son identité, ses coordonnées, son adresse ;</li>
          <li>
            ses statuts et leurs dates, la composition de son foyer (nombre d’enfants par tranche d’âge, sans
            leurs noms) ;
          </li>
          <li>les professionnels qui l’entourent, son référent, les décisions d’orientation ;</li>
          <li>son diagnostic (besoins, points forts, contraintes), ses objectifs et ses étapes ;</li>
          <li>qui a écrit quoi, pour quel organisme et quand ; qui a ouvert son dossier.</li>
        </ul>
        <p>
          De la santé, seul l’effet sur le travail est noté, jamais une maladie. Aucune sanction n’est
          enregistrée. Le numéro de sécurité sociale d’une liste importée n’est pas gardé : seule l’est une
          empreinte, qui sert à reconnaître la personne et ne se relit pas. Aucune décision n’est prise
          automatiquement.
        </p>
        <p>
          Sur un professionnel : son nom, son adresse e-mail et son téléphone professionnels, sa fonction, son
          organisation, ses connexions et ses actes.
        </p>
      </Stack>
    </Card>
  );
}

interface Reader {
  who: string;
  what: string;
}

const READERS: readonly Reader[] = [
  { who: 'Le référent, ou son remplaçant', what: 'Tout le dossier.' },
  {
    who: 'Les professionnels du cercle qui accompagnent',
    what: 'Le dossier, sauf ce qui est sensible (santé, handicap, justice…) et noté par un autre. Ceux de Cap emploi lisent aussi ce qui est sensible.',
  },
  { who: 'L’ancien référent', what: 'Le dossier en lecture, trente jours au plus.' },
  {
    who: 'Les professionnels du cercle qui contribuent (crèche, mobilité, formation…)',
    what: 'L’identité, les coordonnées, le référent, le nom des autres organisations, et ce qui est partagé avec eux.',
  },
  {
    who: 'Le responsable de l’organisme référent',
    what: 'Le dossier en lecture, sans ce qui est sensible.',
  },
  {
    who: 'Le responsable d’une autre organisation du cercle',
    what: 'Le nom, l’âge, la commune, le référent et la prochaine échéance.',
  },
  {
    who: 'Le service d’orientation',
    what: 'L’identité, les coordonnées, la situation, et les synthèses du diagnostic et du plan.',
  },
  { who: 'L’accueil d’une organisation du cercle', what: 'L’identité et les coordonnées.' },
  {
    who: 'Un autre professionnel du territoire',
    what: 'Rien. S’il connaît exactement le nom, le prénom et la date de naissance, il apprend qui accompagne la personne. Pour une personne protégée, il n’apprend rien.',
  },
];

const READER_COLUMNS: readonly Column<Reader>[] = [
  { key: 'who', header: 'Qui', rowHeader: true, cell: ({ who }) => who },
  { key: 'what', header: 'Ce qu’il lit', cell: ({ what }) => what },
];

function Readers() {
  return (
    <Card title="Qui lit quoi">
      <Stack>
        <Table
          caption="Ce que lit chacun"
          hideCaption
          columns={READER_COLUMNS}
          rows={READERS}
          rowKey={({ who }) => who}
        />
        <p>
          Ce que note une organisation discrète (soin, hébergement, probation, aide aux victimes) ne se lit
          que par son auteur et par ceux que la personne désigne. La commune et l’adresse d’une personne
          protégée ne se lisent que par son référent.
        </p>
        <p>
          Ces règles sont tenues par la base de données elle-même. Avant que la personne soit informée,
          l’organisation qui l’a fait entrer dans Relais est seule à la voir. Chaque ouverture d’un dossier
          est inscrite dans un registre avant que le dossier ne s’affiche.
        </p>
      </Stack>
    </Card>
  );
}

function Rights({ contact }: { contact: string | undefined }) {
  return (
    <Card title="Vos droits">
      <Stack gap="s">
        <p>
          Vous pouvez demander à voir ce qui vous concerne et qui l’a lu, le faire corriger ou compléter, vous
          opposer à ce qu’une organisation y ait accès, demander son effacement. Dans votre espace, vous lisez
          votre dossier et qui l’a ouvert, vous corrigez, vous commentez, vous cachez un élément à un
          organisme ou vous lui retirez tout accès. Sans accès à votre espace, demandez-le à un professionnel.
        </p>
        <Contact
          email={contact}
          then="dites ce que vous demandez. L’organisme qui vous a fait entrer dans Relais doit vous répondre dans le mois"
        />
        <p>
          Sans réponse satisfaisante, vous pouvez vous adresser à la{' '}
          <a href="https://www.cnil.fr/fr/plaintes" rel="noreferrer">
            Commission nationale de l’informatique et des libertés
          </a>
          .
        </p>
      </Stack>
    </Card>
  );
}

function Durations() {
  return (
    <Card title="Combien de temps">
      <ul>
        <li>
          Une demande de connexion : un jour. Un message envoyé : un mois. La trace d’une connexion : six
          mois.
        </li>
        <li>Le contenu d’une liste importée : trente jours après la fin de l’import.</li>
        <li>
          Un dossier : la durée que fixe l’organisme responsable. Relais n’efface encore aucun dossier ni
          aucune ligne du registre des consultations de lui-même.
        </li>
      </ul>
    </Card>
  );
}

function Browser() {
  return (
    <Card title="Dans votre navigateur">
      <p>
        Deux cookies, nécessaires à la connexion : l’un garde votre session douze heures au plus, l’autre
        votre demande de connexion un quart d’heure. Aucune mesure d’audience, aucun appel à un autre site.
      </p>
    </Card>
  );
}
