import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import { CircleCard } from './circle-card.tsx';
import { ContactCard } from './contact-card.tsx';
import { DiagnosisCard } from './diagnosis-card.tsx';
import { InformationCard } from './information-card.tsx';
import { SituationCard } from './situation-card.tsx';

/** Who the person is and who is around them; each card only for whom it is. */
export function PersonAside({
  page,
  phone,
  today,
}: {
  page: PersonPage;
  phone: string | null;
  today: string;
}) {
  const may = abilities(page.levels);
  return (
    <>
      <CircleCard page={page} />
      {may.readIdentity && <ContactCard page={page} phone={phone} />}
      {may.readStatuses && <SituationCard page={page} today={today} />}
      {page.diagnosis && (
        <DiagnosisCard personId={page.personId} diagnosis={page.diagnosis} opens={may.readFile} />
      )}
      <InformationCard page={page} />
    </>
  );
}
