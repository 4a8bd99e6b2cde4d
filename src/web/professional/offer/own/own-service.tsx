import { redirect } from 'react-router';
import { modelFields } from '../../../../domain/offer/model/model-record.ts';
import {
  setModelChangesAside,
  takeModelChanges,
} from '../../../../domain/offer/model/take-changes.server.ts';
import { confirmOwnService, sayRoom } from '../../../../domain/offer/own/keep-fresh.server.ts';
import { moveOwnService } from '../../../../domain/offer/own/move-service.server.ts';
import { ownServicePage } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { ownServiceMoveCodes } from '../../../../domain/offer/own/states.ts';
import { editOwnService } from '../../../../domain/offer/own/write-service.server.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { zoneOf } from '../../../../platform/clock/clock.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { DoneNotice } from '../../circle/done-notice.tsx';
import { rejectionOf } from '../../circle/rejected.ts';
import { sent } from '../../circle/submitted.server.ts';
import { answerFrom } from '../answer-suggestion.server.ts';
import { choiceField, ModelChangesCard } from '../model/model-changes-card.tsx';
import { ServiceModelCard } from '../model/service-model-card.tsx';
import styles from '../offer.module.css';
import { OFFER, OWN_OFFER, ownServiceHref } from '../paths.ts';
import { ANSWERED, errorsOfPage, SuggestionList } from '../suggestion-list.tsx';
import type { Route } from './+types/own-service.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { fieldWords, historyWords } from './field-words.ts';
import { HistoryCard } from './history-card.tsx';
import { moveWords, stateWords } from './own-words.ts';
import { RoomCard } from './room-card.tsx';
import { ServiceForm } from './service-form.tsx';
import { StateCard } from './state-card.tsx';
import { enteredForm, submittedService } from './submitted-service.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Service de notre offre · Relais' }];

/** A refused form too: what stands around it is then true. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { history, ...page } = await run(runtime, ownServicePage, actor, {
    serviceId: args.params.serviceId,
  });
  return {
    page,
    history: history.map((change) => ({ ...change, at: change.at.epochMilliseconds })),
    timeZone: zoneOf(runtime.clock),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor, session } = requireProfessional(args);
  const { serviceId } = args.params;
  const form = await args.request.formData();
  const act = sent(form, 'acte');
  const version = sent(form, 'version');
  return submittedService(form, async () => {
    const move = ownServiceMoveCodes.find((code) => moveWords[code].act === act);
    if (move) await run(runtime, moveOwnService, actor, { serviceId, version, move });
    else if (act === 'confirmer') await run(runtime, confirmOwnService, actor, { serviceId, version });
    else if (act === 'reprendre-modele') {
      const { taken } = await run(runtime, takeModelChanges, actor, {
        serviceId,
        version,
        modelVersion: sent(form, 'modelVersion'),
        chosen: modelFields.filter((field) => sent(form, choiceField(field)) === 'modele'),
      });
      if (!taken) return redirect(`${ownServiceHref(serviceId)}?fait=garder-mien`);
    } else if (act === 'garder-mien')
      await run(runtime, setModelChangesAside, actor, {
        serviceId,
        modelVersion: sent(form, 'modelVersion'),
      });
    else if (act === 'repondre') await answerFrom({ runtime, actor, session }, form);
    else if (act === 'places')
      await run(runtime, sayRoom, actor, {
        serviceId,
        placesFree: sent(form, 'placesFree'),
        waitingWeeks: sent(form, 'waitingWeeks'),
      });
    else if (act === 'enregistrer')
      await run(runtime, editOwnService, actor, { serviceId, version, entered: enteredForm(form) });
    else throw new NotFound();
    return redirect(`${ownServiceHref(serviceId)}?fait=${act}`);
  });
}

const DONE = {
  creer: 'Le brouillon est enregistré. Relisez-le, puis publiez-le.',
  'creer-sans-modele':
    'Le brouillon est enregistré, sans suivre de modèle\u00a0: le sien n’est plus partagé avec vous, ou il a été archivé. Relisez-le, puis publiez-le.',
  enregistrer: 'Le service est enregistré.',
  confirmer: 'Merci : le service est confirmé d’aujourd’hui.',
  'reprendre-modele': 'Le service a repris les changements du modèle.',
  'garder-mien': 'Le service reste tel qu’il est. Le prochain changement du modèle vous sera dit.',
  repondre: ANSWERED,
  places: 'Les places et le délai sont à jour : les recherches les montrent.',
  ...Object.fromEntries(ownServiceMoveCodes.map((move) => [moveWords[move].act, moveWords[move].done])),
};

export default function OwnServiceDetail({ loaderData, actionData }: Route.ComponentProps) {
  const { page, history, timeZone, done } = loaderData;
  const { service, suggestions } = page;
  const { rejected, conflict } = actionData ?? {};
  const saving = rejected?.act === 'enregistrer' || conflict;
  const words = stateWords[service.state];
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: 'Notre offre', href: OWN_OFFER },
          { label: service.name },
        ]}
      />
      <PageTitle
        title={service.name}
        subtitle={service.structureName}
        tags={<Tag tone={words.tone}>{words.word}</Tag>}
      />
      {rejected && <ErrorSummary errors={errorsOfPage(rejected)} />}
      {conflict && <ConflictNotice conflict={conflict} words={fieldWords} />}
      {!actionData && <DoneNotice done={done} sentences={DONE} />}
      <p className={styles.toAside}>
        <a href="#etat">État, places et historique</a>
      </p>
      {page.model && <ModelChangesCard model={page.model} version={service.version} />}
      {suggestions.length > 0 && (
        <Card title="Signalements" id="signalements">
          <SuggestionList suggestions={suggestions} rejected={rejected ?? undefined} />
        </Card>
      )}
      <Columns
        aside={
          <>
            <StateCard page={page} />
            <RoomCard
              key={service.version}
              page={page}
              rejected={rejectionOf(rejected ?? undefined, 'places')}
            />
            <ServiceModelCard serviceId={service.serviceId} model={page.model} />
            <HistoryCard
              label="Changements du service"
              history={history}
              timeZone={timeZone}
              words={historyWords}
            />
          </>
        }
      >
        <ServiceForm loaded={page} version={service.version} answer={saving ? actionData : undefined} />
      </Columns>
    </Stack>
  );
}
