import type { ServiceForm as Loaded } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { OWN_OFFER } from '../paths.ts';
import { ContentCards } from './content-cards.tsx';
import { EnteredForm } from './entered-form.tsx';
import { fieldWords } from './field-words.ts';
import { HoursFields } from './hours-fields.tsx';
import { LengthFields } from './length-fields.tsx';
import { ReachFields } from './reach-fields.tsx';
import type { ServiceAnswer } from './submitted-service.server.ts';
import { WhereFields } from './where-fields.tsx';

/** A service in one page, as its structure writes it. */
export function ServiceForm({
  loaded,
  version = 0,
  answer,
  hidden,
}: {
  loaded: Loaded;
  version?: number;
  answer: ServiceAnswer | undefined;
  hidden?: Readonly<Record<string, string | number>> | undefined;
}) {
  return (
    <EnteredForm
      entered={loaded.entered}
      version={version}
      answer={answer}
      words={fieldWords}
      hidden={hidden}
      back={{ href: OWN_OFFER, label: 'Revenir à notre offre' }}
    >
      {(fields) => (
        <>
          <ContentCards {...fields} />
          <Card title="Où">
            <WhereFields {...fields} loaded={loaded} />
          </Card>
          <Card title="Comment le demander">
            <ReachFields {...fields} />
          </Card>
          <Card title="Quand">
            <Stack>
              <HoursFields {...fields} />
              <LengthFields {...fields} />
            </Stack>
          </Card>
        </>
      )}
    </EnteredForm>
  );
}
