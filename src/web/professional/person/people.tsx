import { data, redirect, useSubmit } from 'react-router';
import { ownListViews } from '../../../domain/list-view/own-list-views.query.server.ts';
import { myPeople } from '../../../domain/person/my-people.query.server.ts';
import { type PeopleView, readPeopleView, writePeopleView } from '../../../domain/person/people-address.ts';
import type { ListedPerson } from '../../../domain/person/views.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { newId } from '../../../platform/database/id.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectionBar } from '../selection/selection-bar.tsx';
import type { Route } from './+types/people.ts';
import { ContactNoting, NoteContact } from './contacts/contact-noting.tsx';
import { exportHref, newPersonHref, searchHref } from './paths.ts';
import { PeopleFilters } from './people-filters.tsx';
import { countWords, PeopleTable } from './people-table.tsx';
import { listHref, savedHref } from './people-view.ts';
import { ListTabs } from './saved-views.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Personnes · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const signed = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  if (query.size === 0) await openOnDefaultView(signed);
  // A form sends its empty choices too: the address keeps those that say something.
  if ([...query.values()].includes('')) throw redirect(listHref(readPeopleView(query)));
  return { ...(await readList(signed, query, '')), done: query.get('fait') };
}

/** The filter by name is sent by POST: a name has no place in an address. */
export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const named = String((await args.request.formData()).get('named') ?? '').trim();
  return data(await readList(signed, new URL(args.request.url).searchParams, named));
}

async function openOnDefaultView({ runtime, actor }: Signed): Promise<void> {
  const chosen = (await run(runtime, ownListViews, actor, {})).find(({ byDefault }) => byDefault);
  if (chosen) throw redirect(savedHref(chosen.address));
}

async function readList({ runtime, actor }: Signed, query: URLSearchParams, named: string) {
  const place = { apres: query.get('apres') ?? undefined, avant: query.get('avant') ?? undefined };
  const page = await run(runtime, myPeople, actor, {
    address: query.toString(),
    after: place.apres,
    before: place.avant,
    named,
  });
  return { page, place, named, newViewId: newId(), today: today(runtime.clock) };
}

const DONE: Record<string, string> = {
  confiee:
    'La personne est ajoutée. Le service d’orientation prend la suite\u00a0: il désigne qui l’accompagne.',
  contact: 'Le contact est noté.',
  'a-exporter':
    'C’est confirmé, pour cinq minutes. Filtrez à nouveau par nom, puis exportez\u00a0: un nom ne reste pas dans une adresse.',
  vue: 'La vue est enregistrée. Vous la retrouvez au-dessus de la liste.',
  lien: 'C’est enregistré\u00a0: vous n’avez plus accès à cette personne. Personne d’autre n’en est informé.',
};

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { page, place, named, newViewId, today: day } = actionData ?? loaderData;
  const done = actionData ? null : loaderData.done;
  const here = listHref(page.view);
  const submit = useSubmit();
  // A list by name is the answer to a form: it is asked again.
  const again = () =>
    void submit({ named }, { method: 'post', action: listHref(page.view, place), preventScrollReset: true });
  return (
    <Stack gap="m">
      <PageTitle
        title="Personnes"
        actions={
          <>
            {page.total > 0 && <Export view={page.view} named={named} />}
            {page.mayEnter && (
              <>
                <LinkButton href={searchHref} variant="quiet" icon="search">
                  Rechercher par identité exacte
                </LinkButton>
                <LinkButton href={newPersonHref} icon="plus">
                  Ajouter une personne
                </LinkButton>
              </>
            )}
          </>
        }
      />
      {done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <ListTabs page={page} />
      <Card>
        <PeopleFilters page={page} named={named} newViewId={newViewId} />
        {page.mayChoose && page.people.length > 0 && (
          <SelectionBar
            list="personnes"
            fields={{ address: writePeopleView(page.view).toString(), named }}
            whole={`toute la liste (${countWords(page.total)})`}
          />
        )}
        <ContactNoting onNoted={named ? again : undefined}>
          <PeopleTable
            page={page}
            named={named}
            today={day}
            mayEnter={page.mayEnter}
            picks={page.mayChoose}
            acts={page.people.some(mayNote) ? (person) => <Note person={person} here={here} /> : undefined}
          />
        </ContactNoting>
      </Card>
    </Stack>
  );
}

function Export({ view, named }: { view: PeopleView; named: string }) {
  const href = `${exportHref}?${writePeopleView(view)}`;
  if (!named) {
    return (
      <LinkButton href={href} variant="quiet" icon="download">
        Exporter
      </LinkButton>
    );
  }
  return (
    <form method="post" action={href}>
      <input type="hidden" name="named" value={named} />
      <Button variant="quiet" icon="download">
        Exporter
      </Button>
    </form>
  );
}

/** Whoever is in the circle notes their contacts; a former référent, a manager or the reception does not. */
const mayNote = ({ place }: ListedPerson) =>
  place === 'referent' || place === 'accompagnateur' || place === 'remplacement' || place === 'contributeur';

function Note({ person, here }: { person: ListedPerson; here: string }) {
  if (!mayNote(person)) return null;
  const name = `${person.givenName} ${person.familyName}`;
  return (
    <NoteContact person={{ personId: person.personId, name }} returnTo={here} small>
      Contact
    </NoteContact>
  );
}
