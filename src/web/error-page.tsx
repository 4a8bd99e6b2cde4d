import { isRouteErrorResponse } from 'react-router';
import { PageTitle } from './ui/page-title.tsx';
import { TextLink } from './ui/text-link.tsx';

interface Sentence {
  title: string;
  text: string;
}

/** Missing and forbidden share one body: it must not tell them apart. */
const BY_STATUS: Record<number, Sentence> = {
  400: {
    title: 'Cet envoi est illisible',
    text: 'Il est arrivé incomplet, ou ne vient pas d’une page de Relais. Revenez à la page et recommencez.',
  },
  404: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est inexacte, ou bien ce qu’elle montrait ne vous est pas accessible.',
  },
  409: {
    title: 'Cette action n’est pas possible',
    text: 'La situation a changé depuis l’affichage de la page. Revenez en arrière et rechargez-la.',
  },
};

/** Ceilings of design/access: said with the way on. */
const BY_CODE: Record<string, Sentence> = {
  files_per_hour: {
    title: 'Trop de dossiers ouverts en une heure',
    text: 'Pour protéger les personnes, Relais limite le nombre de dossiers différents ouverts en une heure. Attendez un peu avant d’en ouvrir d’autres\u00a0: rien n’est perdu.',
  },
  openings_per_day: {
    title: 'Trop de dossiers ouverts en un jour',
    text: 'Ouvrez de nouveau la page de la personne\u00a0: Relais demandera une confirmation avant de continuer.',
  },
  searches_per_day: {
    title: 'Trop de recherches en un jour',
    text: 'Refaites la recherche depuis sa page\u00a0: Relais demandera une confirmation avant de continuer.',
  },
};

const UNEXPECTED: Sentence = {
  title: 'Relais a rencontré un problème',
  text: 'Ce que vous avez déjà enregistré est conservé. Réessayez dans un instant.',
};

function sentenceFor(error: unknown): Sentence {
  if (!isRouteErrorResponse(error)) return UNEXPECTED;
  const code: unknown = (error.data as { code?: unknown } | null)?.code;
  return (typeof code === 'string' && BY_CODE[code]) || BY_STATUS[error.status] || UNEXPECTED;
}

/** What stands where a page could not be shown, whatever the frame around it. */
export function ErrorPage({ error }: { error: unknown }) {
  const { title, text } = sentenceFor(error);
  return (
    <>
      <title>{`${title} · Relais`}</title>
      <PageTitle title={title} />
      <p>{text}</p>
      <p>
        <TextLink href="/">Revenir à l’accueil</TextLink>
      </p>
    </>
  );
}
