import { useState } from 'react';
import { Form, useNavigation } from 'react-router';
import type { EnteredField } from '../../../../domain/offer/own/entered-service.ts';
import type { ServiceForm as Loaded } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { errorOf } from '../../circle/rejected.ts';
import { useLeavingWarning } from '../../person/diagnosis/use-leaving-warning.ts';
import { OWN_OFFER } from '../paths.ts';
import { fieldWords } from './field-words.ts';
import { HoursFields } from './hours-fields.tsx';
import { ReachFields } from './reach-fields.tsx';
import type { ServiceAnswer } from './submitted-service.server.ts';
import { ThemeFields } from './theme-fields.tsx';
import { WhatFields } from './what-fields.tsx';
import { WhereFields } from './where-fields.tsx';
import { WhomFields } from './whom-fields.tsx';

/** What each group of fields is given. */
export interface FieldsProps {
  readonly loaded: Loaded;
  /** Everything of one field with one value. */
  readonly text: (field: EnteredField) => {
    name: string;
    label: string;
    defaultValue: string;
    error?: string;
  };
  /** The same with several. */
  readonly list: (field: EnteredField) => {
    name: string;
    legend: string;
    defaultValues: readonly string[];
    error?: string;
  };
}

const UNSAVED = 'Ce que vous avez écrit n’est pas enregistré. Quitter la page et le perdre ?';

/**
 * A service in one page, as its structure writes it. While somebody writes, what a colleague saves meanwhile changes nothing here: the
 * form is about the version that it began with, and saving tells.
 */
export function ServiceForm({
  loaded,
  version = 0,
  answer,
}: {
  loaded: Loaded;
  version?: number;
  answer: ServiceAnswer | undefined;
}) {
  const [held, setHeld] = useState({ loaded, version });
  const [typing, setTyping] = useState(false);
  if (!typing && !answer && held.version !== version) setHeld({ loaded, version });
  const { state } = useNavigation();
  useLeavingWarning((typing || answer !== undefined) && state === 'idle', UNSAVED);
  const from = answer?.conflict?.version ?? answer?.rejected?.values.version?.[0] ?? held.version;
  const entered = answer?.entered ?? held.loaded.entered;
  const common = (field: EnteredField) => {
    const error = errorOf(answer?.rejected ?? undefined, field);
    return { name: field, ...(error !== undefined && { error }) };
  };
  const fields: FieldsProps = {
    loaded,
    text: (field) => ({
      ...common(field),
      label: fieldWords[field],
      defaultValue: [entered[field]].flat().join('\n'),
    }),
    list: (field) => ({
      ...common(field),
      legend: fieldWords[field],
      defaultValues: [entered[field]].flat(),
    }),
  };
  return (
    <Form
      key={answer?.conflict ? `conflit-${from}` : held.version}
      method="post"
      noValidate
      onInput={() => setTyping(true)}
      onSubmit={() => setTyping(false)}
    >
      <input type="hidden" name="acte" value="enregistrer" />
      <input type="hidden" name="version" value={from} />
      <Stack gap="l">
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
          <WhereFields {...fields} />
        </Card>
        <Card title="Comment le demander">
          <ReachFields {...fields} />
        </Card>
        <Card title="Quand">
          <HoursFields {...fields} />
        </Card>
        <FormActions>
          <Button>Enregistrer</Button>
          <LinkButton href={OWN_OFFER} variant="quiet">
            Revenir à notre offre
          </LinkButton>
        </FormActions>
      </Stack>
    </Form>
  );
}
