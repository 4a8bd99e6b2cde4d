import { data } from 'react-router';
import { type PeopleSort, peopleSorts } from '../../../domain/person/codes.ts';
import { mayEnterPeople } from '../../../domain/person/create-person.server.ts';
import { myPeople } from '../../../domain/person/my-people.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { ownStanding } from '../../../platform/auth/own-account.server.ts';
import { today } from '../../../platform/clock/clock.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/people.ts';
import { newPersonHref, searchHref } from './paths.ts';
import { PeopleTable } from './people-table.tsx';
import { listHref, type PeopleScope } from './people-view.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Personnes · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const signed = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  return { ...(await readList(signed, query, '')), done: query.get('fait') };
}

/** The filter is sent by POST: a name has no place in an address. */
export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const named = String((await args.request.formData()).get('named') ?? '').trim();
  return data(await readList(signed, new URL(args.request.url).searchParams, named));
}

async function readList({ runtime, actor }: Signed, query: URLSearchParams, named: string) {
  const { roles } = await run(runtime, ownStanding, actor, {});
  const scopes = scopesFor(roles);
  const scope = scopes.find((one) => one === query.get('liste')) ?? scopes[0];
  const sort = peopleSorts.find((one) => one === query.get('tri')) ?? 'nom';
  const page = await run(runtime, myPeople, actor, {
    scope: scope === 'organisation' ? 'organisation' : 'mine',
    sort,
    after: query.get('apres') ?? undefined,
    before: query.get('avant') ?? undefined,
    named,
  });
  const view: { scope: PeopleScope; sort: PeopleSort; named: string } = { scope, sort, named };
  return { page, view, scopes, mayEnter: mayEnterPeople({ roles }), today: today(runtime.clock) };
}

/** Whoever manages or receives also reads the list of the organisation; whoever only receives has no other. */
function scopesFor(roles: readonly string[]): [PeopleScope, ...PeopleScope[]] {
  const wide = roles.includes('manager') || roles.includes('reception');
  if (!wide) return ['personnes'];
  return roles.includes('member') ? ['personnes', 'organisation'] : ['organisation'];
}

const DONE: Record<string, string> = {
  confiee: 'La personne est ajoutée. Le service d’orientation prend la suite : il désigne qui l’accompagne.',
  lien: 'C’est enregistré : vous n’avez plus accès à cette personne. Personne d’autre n’en est informé.',
};

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { page, view, scopes, mayEnter, today: day } = actionData ?? loaderData;
  const done = actionData ? null : loaderData.done;
  return (
    <Stack gap="m">
      <PageTitle
        title="Personnes"
        actions={
          mayEnter && (
            <>
              <LinkButton href={searchHref} variant="quiet" icon="search">
                Rechercher par identité exacte
              </LinkButton>
              <LinkButton href={newPersonHref} icon="plus">
                Ajouter une personne
              </LinkButton>
            </>
          )
        }
      />
      {done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {scopes.length > 1 && (
        <LinkTabs
          label="Listes de personnes"
          items={scopes.map((scope) => ({
            label: scope === 'organisation' ? 'Mon organisation' : 'Mes accompagnements',
            href: listHref({ scope, sort: view.sort }),
            current: scope === view.scope,
          }))}
        />
      )}
      <PeopleTable page={page} view={view} today={day} mayEnter={mayEnter} />
    </Stack>
  );
}
