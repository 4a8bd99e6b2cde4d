import { redirect } from 'react-router';
import { createTag, deleteTag, renameTag } from '../../../domain/tag/change-tag.server.ts';
import { LONGEST_TAG } from '../../../domain/tag/rules.ts';
import { tagsPage } from '../../../domain/tag/tags-page.query.server.ts';
import type { Tag } from '../../../domain/tag/views.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { ORGANISATION, TAGS } from '../circle/paths.ts';
import { errorOf, type Rejected, rejectionOf, typed } from '../circle/rejected.ts';
import { actOf, sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/tags.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Étiquettes · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, tagsPage, actor, {});
  return { page, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const name = sent(form, 'name');
  const tagId = sent(form, 'sur');
  const act = actOf(form, {
    creer: () => run(runtime, createTag, actor, { name }),
    renommer: () => run(runtime, renameTag, actor, { tagId, name }),
    supprimer: () => run(runtime, deleteTag, actor, { tagId }),
  });
  return submitted(form, async () => {
    await act();
    return redirect(`${TAGS}?fait=${sent(form, 'acte')}`);
  });
}

const DONE = {
  creer:
    'L’étiquette est prête\u00a0: posez-la depuis la page d’une personne, ou sur plusieurs depuis une liste.',
  renommer: 'Le nouveau nom est enregistré, pour toutes les personnes qui portent l’étiquette.',
  supprimer: 'L’étiquette est supprimée. Plus personne ne la porte.',
};

export default function Tags({ loaderData, actionData }: Route.ComponentProps) {
  const { tags, mayChange } = loaderData.page;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Organisation', href: ORGANISATION }, { label: 'Étiquettes' }]} />
      <PageTitle
        title="Étiquettes"
        subtitle="Les mots de votre organisation pour retrouver les personnes qu’elle suit"
      />
      {actionData ? (
        <ErrorSummary errors={actionData.errors} />
      ) : (
        <DoneNotice done={loaderData.done} sentences={DONE} />
      )}
      <Card title="Nouvelle étiquette">
        <Stack gap="s">
          <p>
            Vos collègues s’en servent pour trier leurs personnes, et les autres organisations ne les voient
            jamais. Une personne lit celles qui sont posées sur elle : rien de sa santé ni de sa vie privée.
          </p>
          <form method="post" noValidate>
            <Cluster>
              <NameField rejected={rejectionOf(actionData, 'creer')} id="nom-nouveau" />
              <Button name="acte" value="creer">
                Créer l’étiquette
              </Button>
            </Cluster>
          </form>
        </Stack>
      </Card>
      {tags.length > 0 && (
        <Card title="Celles de votre organisation">
          {mayChange ? (
            <Stack>
              {tags.map((tag) => (
                <ChangeTag
                  key={tag.tagId}
                  tag={tag}
                  rejected={rejectionOf(actionData, 'renommer', tag.tagId)}
                />
              ))}
            </Stack>
          ) : (
            <Stack gap="s">
              <ul>
                {tags.map(({ tagId, name }) => (
                  <li key={tagId}>{name}</li>
                ))}
              </ul>
              <p>Votre responsable peut les renommer ou les supprimer.</p>
            </Stack>
          )}
        </Card>
      )}
    </Stack>
  );
}

function ChangeTag({ tag: { tagId, name }, rejected }: { tag: Tag; rejected: Rejected | undefined }) {
  return (
    <div>
      <form method="post" noValidate>
        <input type="hidden" name="sur" value={tagId} />
        <Cluster>
          <NameField rejected={rejected} id={`nom-${tagId}`} name={name} />
          <Button name="acte" value="renommer" variant="quiet">
            Renommer<VisuallyHidden> « {name} »</VisuallyHidden>
          </Button>
        </Cluster>
      </form>
      <Disclosure
        summary={
          <>
            Supprimer<VisuallyHidden> « {name} »</VisuallyHidden>
          </>
        }
      >
        <form method="post" noValidate>
          <input type="hidden" name="sur" value={tagId} />
          <Stack gap="s">
            <p>
              Elle sera retirée de toutes les personnes qui la portent. Rien d’autre ne change pour elles.
            </p>
            <Cluster>
              <Button name="acte" value="supprimer" variant="danger" small>
                Supprimer « {name} »
              </Button>
            </Cluster>
          </Stack>
        </form>
      </Disclosure>
    </div>
  );
}

/** The summary of errors points at « name »: the form that was sent has it. */
function NameField({
  rejected,
  id,
  name = '',
}: {
  rejected: Rejected | undefined;
  id: string;
  name?: string;
}) {
  return (
    <TextField
      name="name"
      id={rejected ? 'name' : id}
      label={
        name ? (
          <>
            Nom<VisuallyHidden> de « {name} »</VisuallyHidden>
          </>
        ) : (
          'Nom'
        )
      }
      width="medium"
      maxLength={LONGEST_TAG}
      autoComplete="off"
      defaultValue={typed(rejected, 'name', name)}
      error={errorOf(rejected, 'name')}
    />
  );
}
