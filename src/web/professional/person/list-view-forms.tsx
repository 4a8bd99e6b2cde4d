import { LONGEST_NAME } from '../../../domain/list-view/rules.ts';
import type { ListView } from '../../../domain/list-view/views.ts';
import { readPeopleView } from '../../../domain/person/people-address.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { ViewAnswer } from './list-views.tsx';
import { savedHref } from './people-view.ts';
import { viewWords } from './people-words.ts';

/** One saved view: what it shows, and what can be done with it. */
export function ListViewForms({ view, answer }: { view: ListView; answer: ViewAnswer | undefined }) {
  const { listViewId, name, address, byDefault } = view;
  const field = `nom-${listViewId}`;
  return (
    <Card title={name} aside={byDefault && <Tag tone="ok">ouverte par défaut</Tag>}>
      <Stack gap="s">
        <p>{viewWords(readPeopleView(new URLSearchParams(address)))}</p>
        <form method="post" noValidate>
          <input type="hidden" name="listViewId" value={listViewId} />
          <input type="hidden" name="version" value={answer?.current?.version ?? view.version} />
          <Cluster>
            <TextField
              id={answer?.byField.name ? 'name' : field}
              name="name"
              label="Nom de la vue"
              width="medium"
              maxLength={LONGEST_NAME}
              autoComplete="off"
              defaultValue={answer?.typed.name ?? name}
              error={answer?.byField.name}
            />
            <Button name="acte" value="renommer" variant="quiet">
              Renommer<VisuallyHidden> {name}</VisuallyHidden>
            </Button>
          </Cluster>
        </form>
        <form method="post" noValidate>
          <input type="hidden" name="listViewId" value={listViewId} />
          <Cluster>
            <LinkButton href={savedHref(address)} variant="quiet" small>
              Ouvrir<VisuallyHidden> {name}</VisuallyHidden>
            </LinkButton>
            <Button name="acte" value={byDefault ? 'sans-defaut' : 'par-defaut'} variant="quiet" small>
              {byDefault ? 'Ne plus ouvrir par défaut' : 'Ouvrir par défaut'}
              <VisuallyHidden> {name}</VisuallyHidden>
            </Button>
            <Button name="acte" value="supprimer" variant="quiet" small>
              Supprimer<VisuallyHidden> {name}</VisuallyHidden>
            </Button>
          </Cluster>
        </form>
      </Stack>
    </Card>
  );
}

/** The view that was not recorded, with what was typed. */
export function SaveAgain({ answer }: { answer: ViewAnswer }) {
  const { address = '', listViewId = '', name = '' } = answer.typed;
  return (
    <Card title="Vue à enregistrer">
      <form method="post" noValidate>
        <input type="hidden" name="address" value={address} />
        <input type="hidden" name="listViewId" value={listViewId} />
        <Cluster>
          <TextField
            name="name"
            label="Nom de la vue"
            width="medium"
            maxLength={LONGEST_NAME}
            autoComplete="off"
            defaultValue={name}
            error={answer.byField.name}
          />
          <Button name="acte" value="enregistrer">
            Enregistrer la vue
          </Button>
          <LinkButton href={savedHref(address)} variant="quiet">
            Revenir à la liste
          </LinkButton>
        </Cluster>
      </form>
    </Card>
  );
}
