import { Form } from 'react-router';
import { constraints, modalities, needThemes, profile } from '../../../../domain/diagnosis/codes.ts';
import { detailFields } from '../../../../domain/diagnosis/details.ts';
import { jobs } from '../../../../domain/diagnosis/rome.ts';
import type { PageFrame } from '../../../../domain/diagnosis/rules.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import styles from './entry-form.module.css';
import { EntryConstraint, EntryNeed, EntryProfile } from './entry-rows.tsx';
import { gridProfile, JOB_LINES } from './grid-order.ts';
import { Shown } from './item-row.tsx';
import { detailField } from './sheet-form.ts';
import { answerOf, baseVersionOf, type Sheet } from './sheet-state.ts';

export type Typed = (name: string, otherwise: string) => string;

/** Dense, in the order of the paper, all of it by keyboard: Tab goes on, a letter chooses. */
export function EntryForm({
  frame,
  sheet,
  values,
  onDirty,
}: {
  frame: PageFrame;
  sheet: Sheet;
  /** What was typed, when the form comes back with something to correct. */
  values: Readonly<Record<string, readonly string[]>> | undefined;
  onDirty: (dirty: boolean) => void;
}) {
  // A box that was not ticked sends nothing: once the form came back, silence is what was said.
  const typed: Typed = (name, otherwise) => (values ? (values[name]?.[0] ?? '') : otherwise);
  return (
    <Form
      method="post"
      noValidate
      autoComplete="off"
      onInput={() => onDirty(true)}
      onSubmit={() => onDirty(false)}
    >
      <Stack gap="l">
        <Visit frame={frame} values={values} typed={typed} />
        <section className={styles.part}>
          <h2>Son projet, avec ses mots</h2>
          <Project sheet={sheet} typed={typed} />
          {Array.from({ length: JOB_LINES }, (_, n) => (
            <JobLine key={String(n)} line={n + 1} typed={typed} />
          ))}
          <datalist id="metiers-rome">
            {jobs.map((job) => (
              <option key={job.code} value={`${job.code} ${job.label}`} />
            ))}
          </datalist>
        </section>
        <section className={styles.part}>
          <h2>Situation</h2>
          {gridProfile.map((item) => (
            <EntryProfile key={item.kind} item={item} sheet={sheet} typed={typed} />
          ))}
        </section>
        <section className={styles.part}>
          <h2>Contraintes</h2>
          {constraints.map((constraint) => (
            <EntryConstraint key={constraint.code} constraint={constraint} sheet={sheet} typed={typed} />
          ))}
        </section>
        <section className={styles.part}>
          <h2>Besoins et points forts</h2>
          {needThemes.map((theme) => (
            <div key={theme.id}>
              <h3 className={styles.theme}>{theme.title}</h3>
              {theme.needs.map((need) => (
                <EntryNeed key={need.code} item={need} sheet={sheet} typed={typed} />
              ))}
            </div>
          ))}
        </section>
        <FormActions>
          <Button>Enregistrer la grille</Button>
        </FormActions>
      </Stack>
    </Form>
  );
}

function Visit({
  frame,
  values,
  typed,
}: {
  frame: PageFrame;
  values: Readonly<Record<string, readonly string[]>> | undefined;
  typed: Typed;
}) {
  return (
    <section className={styles.part}>
      <h2>La visite</h2>
      <div className={styles.line}>
        <DateField
          name="date"
          label="Date de la visite"
          hint=""
          required
          defaultValue={typed('date', '')}
          max={frame.today}
        />
        <SelectField
          name="modalite"
          label="Comment"
          options={modalities}
          defaultValue={typed('modalite', 'domicile')}
        />
      </div>
      {frame.colleagues.length > 0 && (
        <CheckboxGroup
          name="avec"
          legend="Avec qui, en plus de vous"
          defaultValues={values?.avec ?? []}
          options={frame.colleagues.map(({ seat, name, organisation }) => ({
            value: seat,
            label: `${name} (${organisation})`,
          }))}
        />
      )}
    </section>
  );
}

function Project({ sheet, typed }: { sheet: Sheet; typed: Typed }) {
  const [field] = detailFields('project');
  if (field?.type !== 'text') return null;
  const item = profile.project;
  const state = answerOf(sheet, item);
  const name = detailField(item, field.name);
  return (
    <>
      <TextArea
        name={name}
        id="mon-projet"
        label="Ce que dit la personne"
        rows={3}
        maxLength={field.most}
        defaultValue={typed(name, state.details[field.name] ?? '')}
      />
      <Shown item={item} state={state} baseVersion={baseVersionOf(sheet, item)} />
    </>
  );
}

function JobLine({ line, typed }: { line: number; typed: Typed }) {
  const at = `metier-${line}`;
  const [, contract, hours] = detailFields('job');
  return (
    <div className={styles.line}>
      <TextField name={at} label={`Métier ${line}`} list="metiers-rome" defaultValue={typed(at, '')} />
      <TextField
        name={`${at}-km`}
        label="Distance, en km"
        inputMode="numeric"
        width="short"
        defaultValue={typed(`${at}-km`, '')}
      />
      {[contract, hours].map(
        (field) =>
          field?.type === 'choice' && (
            <SelectField
              key={field.name}
              name={`${at}-${field.name}`}
              label={field.label}
              placeholder="Non précisé"
              options={field.options}
              defaultValue={typed(`${at}-${field.name}`, '')}
            />
          ),
      )}
    </div>
  );
}
