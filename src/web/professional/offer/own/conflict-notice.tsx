import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { valueWords } from './field-words.ts';
import type { EnteredConflict } from './submitted-entered.server.ts';

/** Somebody of the team saved first: what both wrote, side by side; nothing is written over unseen. */
export function ConflictNotice<Field extends string>({
  conflict,
  words,
}: {
  conflict: EnteredConflict<Field>;
  words: Readonly<Record<Field, string>>;
}) {
  return (
    <Notice
      tone="warning"
      title={`${conflict.by} a enregistré une autre version pendant que vous écriviez`}
      live
    >
      <p>
        Rien n’est perdu : le formulaire garde ce que vous avez écrit, avec ce que {conflict.by} a changé
        ailleurs.
        {conflict.both.length > 0
          ? ' Relisez les champs que vous avez changés tous les deux, puis enregistrez de nouveau.'
          : ' Vous n’avez pas changé les mêmes champs : enregistrez de nouveau pour garder les deux.'}
      </p>
      {conflict.both.length > 0 && (
        <DescriptionList
          items={conflict.both.map(({ field, recorded }) => ({
            term: words[field],
            details: `Enregistré\u00a0: ${valueWords(field, recorded)}`,
            source: `Vous avez écrit\u00a0: ${valueWords(field, conflict.entered[field])}`,
          }))}
        />
      )}
    </Notice>
  );
}
