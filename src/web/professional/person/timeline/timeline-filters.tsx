import { eventCategories } from '../../../../domain/timeline/codes.ts';
import type { TimelineSlice } from '../../../../domain/timeline/views.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { FieldColumns } from '../field-columns.tsx';
import styles from './person-timeline.module.css';
import { periodIsReversed, type TimelineView, timelineHref } from './timeline-view.ts';

/** By category, at a click. */
export function CategoryFilter({ view, pageHref }: { view: TimelineView; pageHref: string }) {
  const choices = [[undefined, 'Tout'], ...Object.entries(eventCategories)] as [
    TimelineView['category'],
    string,
  ][];
  return (
    <nav aria-label="Filtrer le parcours">
      <ul className={styles.filters}>
        {choices.map(([category, label]) => (
          <li key={label}>
            {category === view.category ? (
              <strong aria-current="true">{label}</strong>
            ) : (
              <TextLink href={timelineHref(pageHref, { ...view, category, before: undefined })}>
                {label}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** By organisation and period: a form, sent as an address. */
export function MoreFilters({
  view,
  organisations,
  pageHref,
}: {
  view: TimelineView;
  organisations: TimelineSlice['organisations'];
  pageHref: string;
}) {
  const { category, organisation, from, until } = view;
  const used = [organisation, from, until].some((part) => part !== undefined);
  return (
    <Disclosure summary="Par organisation ou par période" open={used}>
      <form action={`${pageHref}#parcours`}>
        {category && <input type="hidden" name="fil" value={category} />}
        <FieldColumns>
          <SelectField
            name="org"
            label="Organisation"
            placeholder="Toutes"
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={organisation}
          />
          <DateField name="du" label="À partir du" hint={null} defaultValue={from} />
          <DateField
            name="au"
            label="Jusqu’au"
            hint={null}
            defaultValue={until}
            error={periodIsReversed(view) ? 'La fin ne peut pas venir avant le début.' : undefined}
          />
        </FieldColumns>
        <FormActions>
          <Button variant="quiet">Filtrer</Button>
          {used && <TextLink href={timelineHref(pageHref, { category })}>Retirer ces filtres</TextLink>}
        </FormActions>
      </form>
    </Disclosure>
  );
}
