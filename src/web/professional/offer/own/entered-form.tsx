import { type ReactNode, useState } from 'react';
import { Form, useNavigation } from 'react-router';
import type { EnteredField } from '../../../../domain/offer/own/entered-service.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { errorOf } from '../../circle/rejected.ts';
import { useLeavingWarning } from '../../person/diagnosis/use-leaving-warning.ts';
import type { EnteredAnswer } from './submitted-entered.server.ts';

/** Everything of one field with one value. */
export interface TextProps<Field extends string> {
  readonly text: (field: Field) => {
    name: string;
    label: string;
    defaultValue: string;
    error?: string;
  };
}

/** The same with several. */
export interface ListProps<Field extends string> {
  readonly list: (field: Field) => {
    name: string;
    legend: string;
    defaultValues: readonly string[];
    error?: string;
  };
}

/** What each group of fields of a service is given. */
export interface FieldsProps extends TextProps<EnteredField>, ListProps<EnteredField> {}

type Values<Field extends string> = Readonly<Record<Field, string | readonly string[]>>;

const UNSAVED = 'Ce que vous avez écrit n’est pas enregistré. Quitter la page et le perdre ?';

/**
 * The form of a record, in one page. While somebody writes, what a colleague saves meanwhile changes nothing here: the
 * form is about the version that it began with, and saving tells.
 */
export function EnteredForm<Field extends string>({
  entered: loaded,
  version,
  answer,
  words,
  hidden = {},
  back,
  children,
}: {
  entered: Values<Field>;
  version: number;
  answer: EnteredAnswer<Field> | undefined;
  /** What each field is called. */
  words: Readonly<Record<Field, string>>;
  hidden?: Readonly<Record<string, string | number>> | undefined;
  back: { readonly href: string; readonly label: string };
  children: (fields: TextProps<Field> & ListProps<Field>) => ReactNode;
}) {
  const [held, setHeld] = useState({ entered: loaded, version });
  const [typing, setTyping] = useState(false);
  if (!typing && !answer && held.version !== version) setHeld({ entered: loaded, version });
  const { state } = useNavigation();
  useLeavingWarning((typing || answer !== undefined) && state === 'idle', UNSAVED);
  const from = answer?.conflict?.version ?? answer?.rejected?.values.version?.[0] ?? held.version;
  const entered: Values<Field> = answer?.entered ?? held.entered;
  const values = (field: Field): readonly string[] => {
    const value: string | readonly string[] = entered[field];
    return typeof value === 'string' ? [value] : value;
  };
  const common = (field: Field) => {
    const error = errorOf(answer?.rejected ?? undefined, field);
    return { name: field, ...(error !== undefined && { error }) };
  };
  const fields: TextProps<Field> & ListProps<Field> = {
    text: (field) => ({
      ...common(field),
      label: words[field],
      defaultValue: values(field).join('\n'),
    }),
    list: (field) => ({
      ...common(field),
      legend: words[field],
      defaultValues: values(field),
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
