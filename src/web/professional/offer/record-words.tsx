import { isDoubtful } from '../../../domain/offer/freshness.ts';
import { OWN_SOURCE } from '../../../domain/offer/reference/sources.ts';
import type { ServiceRecord, StructureRecord } from '../../../domain/offer/schema.ts';
import type { Description } from '../../ui/description-list.tsx';
import { formatDate, formatRelativeDay } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Soft } from '../../ui/soft.tsx';
import styles from './offer.module.css';
import { openingWords } from './opening-words.ts';

/** What a record says, without what it leaves out: several words of one matter follow each other. */
export function present(
  facts: readonly (readonly [term: string, said: readonly (string | null | undefined)[]])[],
): Description[] {
  return facts.flatMap(([term, said]) => {
    const words = said.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
    return words.length === 0 ? [] : [{ term, details: <Prose text={words.join('\n')} /> }];
  });
}

/** Words of a source, with their line breaks and nothing else of their layout. */
export function Prose({ text }: { text: string }) {
  return <p className={styles.prose}>{text.replace(/[*_`#>]{1,3}/g, '').trim()}</p>;
}

type Addressed = Pick<ServiceRecord, 'adresse' | 'complement_adresse' | 'code_postal' | 'commune'>;

export function addressOf({ adresse, complement_adresse, code_postal, commune }: Addressed): string {
  return [adresse, complement_adresse, [code_postal, commune].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
}

/** A record says when it was last confirmed; after six months, that it may be out of date. */
export function FreshnessNotice({
  updatedOn,
  today,
  source,
  sourceName,
}: {
  updatedOn: string;
  today: string;
  source: string;
  sourceName: string;
}) {
  const own = source === OWN_SOURCE;
  if (!isDoubtful(updatedOn, today)) {
    return (
      <p>
        <Soft>
          Confirmé le {formatDate(updatedOn)} par {own ? 'la structure elle-même' : sourceName}
        </Soft>
      </p>
    );
  }
  return (
    <Notice tone="warning" title={`Non confirmé depuis le ${formatDate(updatedOn)}`}>
      <p>
        {own ? 'La structure' : `Sa source, ${sourceName},`} l’a confirmé pour la dernière fois{' '}
        {formatRelativeDay(updatedOn, today)}. Appelez avant d’y envoyer quelqu’un.
      </p>
    </Notice>
  );
}

type Reached = Pick<ServiceRecord, 'telephone' | 'courriel' | 'horaires_accueil'> &
  Partial<Pick<ServiceRecord, 'contact_nom_prenom' | 'lien_mobilisation'>>;

/** How to reach the service; what it does not say, its structure does. */
export function ContactLines({ record, fallback }: { record: Reached; fallback: StructureRecord }) {
  const phone = record.telephone ?? fallback.telephone;
  const mail = record.courriel ?? fallback.courriel;
  const hours = record.horaires_accueil ?? fallback.horaires_accueil;
  return (
    <ul className={styles.contact}>
      {record.contact_nom_prenom && <li>{record.contact_nom_prenom}</li>}
      {phone && (
        <li>
          <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{spaced(phone)}</a>
        </li>
      )}
      {mail && (
        <li>
          <a href={`mailto:${mail}`}>{mail}</a>
        </li>
      )}
      {record.lien_mobilisation && (
        <li>
          <a href={record.lien_mobilisation} rel="noreferrer noopener">
            Demander ce service en ligne
          </a>
        </li>
      )}
      {fallback.site_web && (
        <li>
          <a href={fallback.site_web} rel="noreferrer noopener">
            Site de la structure
          </a>
        </li>
      )}
      {hours && <li className={styles.prose}>{openingWords(hours)}</li>}
      {!phone && !mail && !record.lien_mobilisation && <li>Aucun moyen de contact n’est indiqué.</li>}
    </ul>
  );
}

/** A French number in pairs; another one as it is. */
function spaced(phone: string): string {
  const national = phone.replace(/[\s.-]/g, '').replace(/^\+33/, '0');
  return /^0\d{9}$/.test(national) ? national.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : phone;
}
