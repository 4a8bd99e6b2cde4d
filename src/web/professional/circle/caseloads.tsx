import type { PossibleLead, ReferentBody } from '../../../domain/circle/views.ts';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { plural } from '../../ui/format.ts';

/** Who already carries how much: what one looks at before choosing. */
export function Caseloads({
  bodies,
  leads,
}: {
  bodies: readonly ReferentBody[];
  leads: readonly PossibleLead[];
}) {
  return (
    <>
      {bodies.length > 0 && (
        <Card title="Organismes référents">
          <DescriptionList
            items={bodies.map((body) => ({
              term: body.name,
              details: plural(body.people, 'personne'),
              source:
                body.withoutLead > 0
                  ? `dont ${plural(body.withoutLead, 'personne')} sans référent`
                  : undefined,
            }))}
          />
        </Card>
      )}
      {leads.length > 0 && (
        <Card title="Votre équipe">
          <DescriptionList
            items={leads.map((lead) => ({
              term: lead.name,
              details: plural(lead.people, 'personne'),
              source: lead.function,
            }))}
          />
        </Card>
      )}
    </>
  );
}
