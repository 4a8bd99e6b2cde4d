import { redirect } from 'react-router';
import { modelPage } from '../../../../domain/offer/model/model-page.query.server.ts';
import { modelMoveCodes, modelShare } from '../../../../domain/offer/model/states.ts';
import { editModel, moveModel } from '../../../../domain/offer/model/write-model.server.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { zoneOf } from '../../../../platform/clock/clock.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { DoneNotice } from '../../circle/done-notice.tsx';
import { sent } from '../../circle/submitted.server.ts';
import styles from '../offer.module.css';
import { ConflictNotice } from '../own/conflict-notice.tsx';
import { fieldWords, historyWords } from '../own/field-words.ts';
import { HistoryCard } from '../own/history-card.tsx';
import { enteredForm, submittedService } from '../own/submitted-service.server.ts';
import { MODELS, modelHref, newOwnServiceHref, OFFER, OWN_OFFER } from '../paths.ts';
import type { Route } from './+types/model.ts';
import { ModelForm } from './model-form.tsx';
import { ModelRead } from './model-read.tsx';
import { ModelStateCard } from './model-state-card.tsx';
import { modelMoveWords, modelStateWords } from './model-words.ts';
import { UsesCard } from './uses-card.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Modèle de service · Relais' }];

/** A refused form too: what stands around it is then true. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { history, ...page } = await run(runtime, modelPage, actor, { modelId: args.params.modelId });
  return {
    page,
    history: history.map((change) => ({ ...change, at: change.at.epochMilliseconds })),
    timeZone: zoneOf(runtime.clock),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { modelId } = args.params;
  const form = await args.request.formData();
  const act = sent(form, 'acte');
  const version = sent(form, 'version');
  return submittedService(form, async () => {
    const move = modelMoveCodes.find((code) => modelMoveWords[code].act === act);
    if (move) await run(runtime, moveModel, actor, { modelId, version, move });
    else if (act === 'enregistrer')
      await run(runtime, editModel, actor, { modelId, version, entered: enteredForm(form) });
    else throw new NotFound();
    return redirect(`${modelHref(modelId)}?fait=${act}`);
  });
}

const DONE = {
  creer: 'Le modèle est enregistré, pour votre équipe seule. Vous pouvez le partager.',
  enregistrer: 'Le modèle est enregistré. Les services qui en viennent le disent à leur équipe.',
  ...Object.fromEntries(modelMoveCodes.map((move) => [modelMoveWords[move].act, modelMoveWords[move].done])),
};

export default function Model({ loaderData, actionData }: Route.ComponentProps) {
  const { page, history, timeZone, done } = loaderData;
  const { model, own, entered } = page;
  const [only, ...others] = page.structures;
  const { rejected, conflict } = actionData ?? {};
  const saving = rejected?.act === 'enregistrer' || conflict;
  const words = modelStateWords[modelShare(model)];
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: 'Notre offre', href: OWN_OFFER },
          { label: 'Modèles', href: MODELS },
          { label: model.name },
        ]}
      />
      <PageTitle
        title={model.name}
        subtitle={`Modèle de service · ${model.organisationName} · version ${model.version}`}
        actions={
          only &&
          others.length === 0 &&
          !model.archived && (
            <LinkButton href={newOwnServiceHref(only.structureId, model.modelId)} icon="plus" variant="quiet">
              Créer un service d’après ce modèle
            </LinkButton>
          )
        }
        tags={own && <Tag tone={words.tone}>{words.word}</Tag>}
      />
      {rejected && <ErrorSummary errors={rejected.errors} />}
      {conflict && <ConflictNotice conflict={conflict} words={fieldWords} />}
      {!actionData && <DoneNotice done={done} sentences={DONE} />}
      {own && (
        <p className={styles.toAside}>
          <a href="#partage">Partage, services et historique</a>
        </p>
      )}
      <Columns
        aside={
          <>
            {own && <ModelStateCard page={page} />}
            <UsesCard page={page} />
            {own && (
              <HistoryCard
                label="Changements du modèle"
                history={history}
                timeZone={timeZone}
                words={historyWords}
              />
            )}
          </>
        }
      >
        {own ? (
          <ModelForm entered={entered} version={model.version} answer={saving ? actionData : undefined} />
        ) : (
          <ModelRead entered={entered} />
        )}
      </Columns>
    </Stack>
  );
}
