import { Form } from 'react-router';
import { curly } from '../../../domain/french.ts';
import { peopleFilters } from '../../../domain/person/codes.ts';
import { writePeopleView } from '../../../domain/person/people-address.ts';
import type { OfferedFilter } from '../../../domain/person/people-offer.ts';
import type { PeoplePage } from '../../../domain/person/views.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { NameFilter } from './name-filter.tsx';
import { peopleHref } from './paths.ts';
import styles from './people-filters.module.css';
import { listHref } from './people-view.ts';
import { activeFilters } from './people-words.ts';
import { SaveView } from './saved-views.tsx';

/** A name by POST, codes by the address; what is active stays in sight and leaves one by one. */
export function PeopleFilters({
  page,
  named,
  newViewId,
}: {
  page: PeoplePage;
  named: string;
  newViewId: string;
}) {
  const { view } = page;
  const active = activeFilters(view.filters, page);
  const without = (name: string) => ({
    ...view,
    filters: Object.fromEntries(Object.entries(view.filters).filter(([one]) => one !== name)),
  });
  return (
    <div className={styles.filters}>
      <NameFilter named={named} href={listHref(view)} />
      <Disclosure summary="Choisir ce qui est affiché">
        <FilterForm page={page} />
      </Disclosure>
      <FilterChips
        label="Filtres actifs"
        chips={active.map(({ name, words }) => ({ label: words, href: listHref(without(name)) }))}
        clearHref={active.length > 1 ? listHref({ ...view, filters: {} }) : undefined}
      />
      <SaveView page={page} newViewId={newViewId} />
    </div>
  );
}

function FilterForm({ page }: { page: PeoplePage }) {
  const { view, filters } = page;
  const kept = writePeopleView({ ...view, filters: {} });
  return (
    <Form className={styles.form} method="get" action={peopleHref} key={writePeopleView(view).toString()}>
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {filters
        .map((name) => ({ name, ...choicesOf(name, page) }))
        .filter(({ options }) => options.length > 0)
        .map(({ name, label, options }) => (
          <SelectField
            key={name}
            name={name}
            label={label}
            placeholder="Indifférent"
            options={options}
            defaultValue={view.filters[name] ?? ''}
          />
        ))}
      <Button variant="quiet">Appliquer</Button>
    </Form>
  );
}

function choicesOf(name: OfferedFilter, { communes, tags }: PeoplePage) {
  switch (name) {
    case 'commune':
      return {
        label: 'Commune',
        options: communes.map(({ code, name: words }) => ({ value: code, label: curly(words) })),
      };
    case 'etiquette':
      return { label: 'Étiquette', options: tags.map((tag) => ({ value: tag.tagId, label: tag.name })) };
    default: {
      const { label, values } = peopleFilters[name];
      return { label, options: Object.entries(values).map(([value, words]) => ({ value, label: words })) };
    }
  }
}
