import { channelLabels, civilityLabels } from '../../../domain/person/codes.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { FormShown } from './form-shown.ts';

const LABELS: Record<string, string> = {
  civility: 'Civilité',
  familyName: 'Nom de naissance',
  givenName: 'Prénom',
  usedName: 'Nom d’usage',
  birthDate: 'Date de naissance',
  phone: 'Téléphone',
  phoneAcceptsSms: 'Accepte les SMS',
  email: 'Adresse e-mail',
  preferred: 'À joindre de préférence',
  interpreter: 'Interprète',
  line: 'Numéro et rue',
  postalCode: 'Code postal',
  commune: 'Commune',
};

/** Both values of each field that differs: the reader chooses, nothing is overwritten unseen. */
export function EditConflict({
  typed,
  current,
}: {
  typed: FormShown['typed'];
  current: { values: FormShown['typed']; by: string };
}) {
  const different = Object.keys(LABELS).filter(
    (field) => field in current.values && (typed[field] ?? '') !== current.values[field],
  );
  return (
    <Notice
      tone="warning"
      title={`${current.by} a enregistré une autre version pendant que vous écriviez`}
      live
    >
      <p>
        Rien n’est perdu : le formulaire garde ce que vous avez écrit. Corrigez-le si besoin, puis enregistrez
        de nouveau pour remplacer ce qui est enregistré.
      </p>
      <DescriptionList
        items={different.map((field) => ({
          term: LABELS[field] ?? field,
          details: `Enregistré\u00a0: ${inWords(field, current.values[field])}`,
          source: `Vous avez écrit\u00a0: ${inWords(field, typed[field])}`,
        }))}
      />
    </Notice>
  );
}

function inWords(field: string, value: string | undefined): string {
  if (!value) return field === 'phoneAcceptsSms' ? 'non' : 'rien';
  if (field === 'phoneAcceptsSms') return 'oui';
  if (field === 'birthDate' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  if (field === 'civility') return civilityLabels[value as keyof typeof civilityLabels] ?? value;
  if (field === 'preferred') return channelLabels[value as keyof typeof channelLabels] ?? value;
  return value;
}
