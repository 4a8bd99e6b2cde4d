import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import { AccessCard } from './access-card.tsx';
import { CircleCard } from './circle-card.tsx';
import { ContactCard } from './contact-card.tsx';
import { DiagnosisCard } from './diagnosis-card.tsx';
import { InformationCard } from './information-card.tsx';
import { MergedCard } from './merged-card.tsx';
import { ReferralsCard } from './referrals-card.tsx';
import { SituationCard } from './situation-card.tsx';
import { TagsCard } from './tags/tags-card.tsx';
import { WordsCard } from './words/words-card.tsx';

/** Who the person is and who is around them; each card only for whom it is. */
export function PersonAside({
  page,
  phone,
  mergedPhones,
  today,
}: {
  page: PersonPage;
  phone: string | null;
  mergedPhones: Readonly<Record<string, string>>;
  today: string;
}) {
  const may = abilities(page.levels);
  return (
    <>
      <CircleCard page={page} />
      {may.readIdentity && <ContactCard page={page} phone={phone} />}
      {may.readStatuses && <SituationCard page={page} today={today} />}
      {may.tag && <TagsCard page={page} />}
      {page.diagnosis && (
        <DiagnosisCard personId={page.personId} diagnosis={page.diagnosis} opens={may.readFile} />
      )}
      {may.readFile && <ReferralsCard personId={page.personId} referrals={page.referrals} />}
      {page.merged.map((file) => (
        <MergedCard
          key={file.personId}
          file={file}
          phone={mergedPhones[file.personId] ?? null}
          today={today}
        />
      ))}
      <WordsCard personId={page.personId} words={page.words} />
      <InformationCard page={page} />
      {(page.levels.file || page.levels.desk) && <AccessCard personId={page.personId} />}
    </>
  );
}
