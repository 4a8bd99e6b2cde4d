import { type ReactNode, useState } from 'react';
import { Form, useNavigation } from 'react-router';
import type { EnteredField, EnteredService } from '../../../../domain/offer/own/entered-service.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { errorOf } from '../../circle/rejected.ts';
import { useLeavingWarning } from '../../person/diagnosis/use-leaving-warning.ts';
import { fieldWords } from './field-words.ts';
import type { ServiceAnswer } from './submitted-service.server.ts';

/** What each group of fields is given. */
export interface FieldsProps {
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

const UNSAVED = 'Ce que vous avez écrit n’est pas enregistré. Quitter la page et le perdre ?';

/**
 * The form of a service or of a model, in one page. While somebody writes, what a colleague saves meanwhile changes nothing here: the
 * form is about the version that it began with, and saving tells.
 */
export function EnteredForm({
  entered: loaded,
  version,
  answer,
  hidden = {},
  back,
  children,
}: {
  entered: EnteredService;
  version: number;
  answer: ServiceAnswer | undefined;
  hidden?: Readonly<Record<string, string | number>> | undefined;
  back: { readonly href: string; readonly label: string };
  children: (fields: FieldsProps) => ReactNode;
}) {
  const [held, setHeld] = useState({ entered: loaded, version });
  const [typing, setTyping] = useState(false);
  if (!typing && !answer && held.version !== version) setHeld({ entered: loaded, version });
  const { state } = useNavigation();
  useLeavingWarning((typing || answer !== undefined) && state === 'idle', UNSAVED);
  const from = answer?.conflict?.version ?? answer?.rejected?.values.version?.[0] ?? held.version;
  const entered = answer?.entered ?? held.entered;
  const common = (field: EnteredField) => {
    const error = errorOf(answer?.rejected ?? undefined, field);
    return { name: field, ...(error !== undefined && { error }) };
  };
  const fields: FieldsProps = {
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
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={answer?.rejected?.values[name]?.[0] ?? value} />
      ))}
      <Stack gap="l">
        {children(fields)}
        <FormActions>
          <Button>Enregistrer</Button>
          <LinkButton href={back.href} variant="quiet">
            {back.label}
          </LinkButton>
        </FormActions>
      </Stack>
    </Form>
  );
}
