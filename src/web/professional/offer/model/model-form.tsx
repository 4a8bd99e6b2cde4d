import type { EnteredService } from '../../../../domain/offer/own/entered-service.ts';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { AskingFields } from '../own/asking-fields.tsx';
import { ContentCards } from '../own/content-cards.tsx';
import { EnteredForm } from '../own/entered-form.tsx';
import { fieldWords } from '../own/field-words.ts';
import { LengthFields } from '../own/length-fields.tsx';
import { ReceptionField } from '../own/reception-field.tsx';
import type { ServiceAnswer } from '../own/submitted-service.server.ts';
import { MODELS } from '../paths.ts';

/** The form of a service, without what belongs to a place. */
export function ModelForm({
  entered,
  version = 0,
  answer,
}: {
  entered: EnteredService;
  version?: number;
  answer: ServiceAnswer | undefined;
}) {
  return (
    <EnteredForm
      entered={entered}
      version={version}
      answer={answer}
      words={fieldWords}
      back={{ href: MODELS, label: 'Revenir aux modèles' }}
    >
      {(fields) => (
        <>
          <ContentCards {...fields} />
          <Card title="Comment cela se passe">
            <Stack>
              <ReceptionField {...fields} />
              <AskingFields {...fields} />
              <LengthFields {...fields} />
            </Stack>
          </Card>
        </>
      )}
    </EnteredForm>
  );
}
