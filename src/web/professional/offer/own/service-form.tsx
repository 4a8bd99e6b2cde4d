import type { ServiceForm as Loaded } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { OWN_OFFER } from '../paths.ts';
import { EnteredForm } from './entered-form.tsx';
import { fieldWords } from './field-words.ts';
import { HoursFields } from './hours-fields.tsx';
import { LengthFields } from './length-fields.tsx';
import { ReachFields } from './reach-fields.tsx';
import type { ServiceAnswer } from './submitted-service.server.ts';
import { ThemeFields } from './theme-fields.tsx';
import { WhatFields } from './what-fields.tsx';
import { WhereFields } from './where-fields.tsx';
import { WhomFields } from './whom-fields.tsx';

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
          <Card title="Ce que c’est">
            <WhatFields {...fields} />
          </Card>
          <Card title="Thèmes" id="themes">
            <ThemeFields {...fields} />
          </Card>
          <Card title="Pour qui, à quelles conditions">
            <WhomFields {...fields} />
          </Card>
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
