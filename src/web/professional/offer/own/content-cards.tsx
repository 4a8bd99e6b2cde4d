import { Card } from '../../../ui/card.tsx';
import type { FieldsProps } from './entered-form.tsx';
import { ThemeFields } from './theme-fields.tsx';
import { WhatFields } from './what-fields.tsx';
import { WhomFields } from './whom-fields.tsx';

/** What a service and a model of services both say, wherever it is done. */
export function ContentCards(fields: FieldsProps) {
  return (
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
    </>
  );
}
