import { writePeopleView } from '../../../domain/person/people-address.ts';
import type { PeoplePage } from '../../../domain/person/views.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Cluster } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { listViewsHref } from './paths.ts';
import { listHref, savedHref } from './people-view.ts';
import { SCOPES } from './people-words.ts';

/** The lists that the reader has, then the views that they saved, each one click away. */
export function ListTabs({ page }: { page: PeoplePage }) {
  const { scopes, views, view } = page;
  const address = writePeopleView(view).toString();
  const saved = views.find((one) => one.address === address);
  if (scopes.length + views.length < 2) return null;
  return (
    <LinkTabs
      label="Listes et vues enregistrées"
      items={[
        ...scopes.map((scope) => ({
          label: SCOPES[scope].tab,
          href: listHref({ scope }),
          current: !saved && scope === view.scope,
        })),
        ...views.map((one) => ({ label: one.name, href: savedHref(one.address), current: one === saved })),
      ]}
    />
  );
}

/** Keeps what is shown under a name, unless it is the whole list or kept already. */
export function SaveView({ page, newViewId }: { page: PeoplePage; newViewId: string }) {
  const address = writePeopleView(page.view).toString();
  const plain = address === writePeopleView({ scope: page.view.scope }).toString();
  const saved = page.views.some((one) => one.address === address);
  if ((plain || saved) && page.views.length === 0) return null;
  return (
    <Cluster>
      {!plain && !saved && (
        <Disclosure summary="Enregistrer cette vue">
          <form method="post" action={listViewsHref} noValidate>
            <input type="hidden" name="address" value={address} />
            <input type="hidden" name="listViewId" value={newViewId} />
            <Cluster>
              <TextField
                name="name"
                label="Nom de la vue"
                hint="Pour vous seul, 60 caractères au plus. N’y mettez le nom de personne."
                width="medium"
                maxLength={60}
                autoComplete="off"
              />
              <Button name="acte" value="enregistrer" variant="quiet">
                Enregistrer la vue
              </Button>
            </Cluster>
          </form>
        </Disclosure>
      )}
      {page.views.length > 0 && <TextLink href={listViewsHref}>Gérer mes vues</TextLink>}
    </Cluster>
  );
}
