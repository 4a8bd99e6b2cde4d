import { findConstraint, type ItemRef } from '../../../../domain/diagnosis/codes.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import { Notice } from '../../../ui/notice.tsx';
import { type SaveState, SaveStatus } from '../../../ui/save-status.tsx';
import type { Sheet } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';
import styles from './writing-status.module.css';

function saveState(sheet: Sheet): SaveState {
  if (sheet.link !== 'up') return 'retrying';
  if (sheet.typed.size > 0) return 'saving';
  if (sheet.conflicts.size > 0) return 'conflict';
  return sheet.savedAt ? 'saved' : 'idle';
}

const about = (ref: ItemRef): string =>
  findConstraint(ref.kind === 'constraint' ? ref.code : ref.parent)?.title ?? findAnyItem(ref)?.label ?? '';

/** Always in sight while writing: is it saved, is somebody else answering, what stands in the way. */
export function WritingStatus({ sheet }: { sheet: Sheet }) {
  const { timeZone, live } = useSurroundings();
  const { news, link, savedAt } = sheet;
  if (!live) return <p className={styles.words}>Enregistrez chaque partie avec le bouton qui la termine.</p>;
  return (
    <div className={styles.bar}>
      {link === 'gone' ? (
        <Notice tone="error" live title="Vous n’avez plus accès à ce dossier">
          <p>Vos dernières réponses n’ont pas été enregistrées. Ce qui l’était déjà est conservé.</p>
        </Notice>
      ) : (
        <SaveStatus state={saveState(sheet)} {...(savedAt && { savedAt })} timeZone={timeZone} />
      )}
      {link === 'signed-out' && (
        <p className={styles.words} role="alert">
          Votre session a pris fin.{' '}
          <a href="/connexion" target="_blank" rel="noreferrer">
            Reconnectez-vous dans un autre onglet
          </a>
           : vos réponses attendent ici et partiront d’elles-mêmes.
        </p>
      )}
      <p className={styles.words} role="status">
        {news && `${news.authorName} (${news.organisationName}) vient de répondre : ${about(news)}.`}
      </p>
    </div>
  );
}
