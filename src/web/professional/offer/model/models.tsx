import { type ListedModel, offerModels } from '../../../../domain/offer/model/models.query.server.ts';
import { modelShare } from '../../../../domain/offer/model/states.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { modelHref, NEW_MODEL, OFFER, OWN_OFFER } from '../paths.ts';
import type { Route } from './+types/models.ts';
import { modelStateWords } from './model-words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Modèles de services · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return run(runtime, offerModels, actor, {});
}

export default function Models({ loaderData: { keepsStructures, models } }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: 'Notre offre', href: OWN_OFFER },
          { label: 'Modèles' },
        ]}
      />
      <PageTitle
        title="Modèles de services"
        subtitle="Écrit une fois, un modèle sert à plusieurs structures ; chacune garde son adresse, son téléphone et ses horaires"
        actions={
          keepsStructures && (
            <LinkButton href={NEW_MODEL} icon="plus">
              Nouveau modèle
            </LinkButton>
          )
        }
      />
      {keepsStructures ? <Lists models={models} /> : <NoStructure />}
    </Stack>
  );
}

function NoStructure() {
  return (
    <Card>
      <EmptyState title="Votre organisation ne tient pas encore de structure" level={2}>
        <p>
          Les modèles servent à écrire les services de sa structure. Commencez par{' '}
          <TextLink href={OWN_OFFER}>Notre offre</TextLink>.
        </p>
      </EmptyState>
    </Card>
  );
}

function Lists({ models }: { models: readonly ListedModel[] }) {
  const own = models.filter(({ own: ours }) => ours);
  const others = models.filter(({ own: ours }) => !ours);
  return (
    <>
      {own.length === 0 ? (
        <Card>
          <EmptyState title="Votre organisation n’a pas encore de modèle" level={2}>
            <p>
              Écrivez-en un, ou ouvrez un service de <TextLink href={OWN_OFFER}>Notre offre</TextLink> et
              choisissez « En faire un modèle ».
            </p>
          </EmptyState>
        </Card>
      ) : (
        <Card title="De notre organisation" detail={plural(own.length, 'modèle')}>
          <ModelTable caption="Modèles de notre organisation" rows={own} column={sharing} />
        </Card>
      )}
      {others.length > 0 && (
        <Card title="Partagés sur le territoire" detail={plural(others.length, 'modèle')}>
          <ModelTable caption="Modèles partagés sur le territoire" rows={others} column={organisation} />
        </Card>
      )}
    </>
  );
}

const organisation: Column<ListedModel> = {
  key: 'organisation',
  header: 'Organisation',
  cell: ({ organisationName }) => organisationName,
};

const sharing: Column<ListedModel> = {
  key: 'sharing',
  header: 'Partage',
  cell: (model) => {
    const { tone, word } = modelStateWords[modelShare(model)];
    return <Tag tone={tone}>{word}</Tag>;
  },
};

function ModelTable({
  caption,
  rows,
  column,
}: {
  caption: string;
  rows: readonly ListedModel[];
  column: Column<ListedModel>;
}) {
  return (
    <Table<ListedModel>
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ modelId }) => modelId}
      columns={[
        {
          key: 'name',
          header: 'Modèle',
          rowHeader: true,
          cell: ({ modelId, name }) => <TextLink href={modelHref(modelId)}>{name}</TextLink>,
        },
        column,
        {
          key: 'services',
          header: 'Services',
          align: 'end' as const,
          cell: ({ services }) => services,
        },
      ]}
    />
  );
}
