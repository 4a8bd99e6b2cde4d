import { questions, standingOf } from '../../../../domain/diagnosis/preparation.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import { latestAnswer } from '../../../../domain/diagnosis/rules.ts';
import { plural } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { rowsOf, type Sheet } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

/**
 * « Thomas a préparé 7 réponses sur 12 ». Of those that the reader may see, out of all the questions: the number tells nothing of a
 * sensitive one.
 */
export function PreparedSummary({ sheet }: { sheet: Sheet }) {
  const { prepared, givenName, readsSensitive } = useSurroundings();
  if (prepared.length === 0) return null;
  const answered = prepared.filter((one) => one.state !== null);
  const toTalk = prepared.length - answered.length;
  const open = answered.filter((one) => {
    const item = one.item && findAnyItem(one.item);
    return item && standingOf(one, latestAnswer(rowsOf(sheet, item))) === 'new';
  });
  const words = [
    open.length > 0
      ? `${plural(open.length, 'réponse')} à reprendre ou à discuter`
      : 'Tout est repris ou discuté',
    toTalk > 0 && `${plural(toTalk, 'sujet')} à évoquer de vive voix`,
  ].filter(Boolean);
  return (
    <Notice
      tone="info"
      title={`${givenName} a préparé ${plural(answered.length, 'réponse')} sur ${questions.length}`}
    >
      <p>
        {words.join(' · ')}. Une réponse préparée reste la sienne tant que personne ne la reprend.
        {!readsSensitive && ' La question sur la santé ne vous est pas montrée.'}
      </p>
      {open.length > 0 && (
        <p>
          Voir :{' '}
          {open.map((one, index) => (
            <span key={one.question}>
              {index > 0 && ' · '}
              <a href={`#${anchorOf(one.item)}`}>{wordsOf(one.question)}</a>
            </span>
          ))}
        </p>
      )}
    </Notice>
  );
}

const short: Readonly<Record<string, string>> = {
  projet: 'projet',
  metier: 'métier',
  situation: 'situation',
  deplacements: 'mobilité',
  famille: 'famille',
  logement: 'logement',
  argent: 'ressources',
  papiers: 'démarches',
  internet: 'numérique',
  sante: 'santé',
  confiance: 'confiance',
  demarches: 'pouvoir d’agir',
};
const wordsOf = (question: string) => short[question] ?? question;

const anchorOf = (item: { kind: string; code: string; parent: string } | null): string => {
  if (item?.kind === 'constraint') return `contrainte-${item.code}`;
  return item?.kind === 'job' ? 'metiers' : `${item?.kind ?? 'projet'}-question`;
};

export const rowAnchor = (kind: string) => `${kind}-question`;
