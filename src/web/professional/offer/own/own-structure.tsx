import { redirect } from 'react-router';
import {
  enteredStructureFrom,
  mergeEnteredStructures,
} from '../../../../domain/offer/own/entered-structure.ts';
import { ownStructurePage } from '../../../../domain/offer/own/own-structure-page.query.server.ts';
import { editOwnStructure } from '../../../../domain/offer/own/write-structure.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { zoneOf } from '../../../../platform/clock/clock.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { formatDateWithRelative } from '../../../ui/format.ts';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { DoneNotice } from '../../circle/done-notice.tsx';
import { sent } from '../../circle/submitted.server.ts';
import { giveBackHref, OFFER, OWN_OFFER, ownStructureHref, structureHref } from '../paths.ts';
import type { Route } from './+types/own-structure.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { structureFieldWords, structureHistoryWords } from './field-words.ts';
import { HistoryCard } from './history-card.tsx';
import { StructureForm } from './structure-form.tsx';
import { enteredIn, submittedEntered } from './submitted-entered.server.ts';

/** How its form is read. */
const ofStructures = { from: enteredStructureFrom, merge: mergeEnteredStructures };

export const meta: Route.MetaFunction = () => [{ title: 'La fiche de la structure · Relais' }];

/** A refused form too: what stands around it is then true. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { structureId } = args.params;
  const { history, ...page } = await run(runtime, ownStructurePage, actor, { structureId });
  return {
    page,
    history: history.map((change) => ({ ...change, at: change.at.epochMilliseconds })),
    timeZone: zoneOf(runtime.clock),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { structureId } = args.params;
  const form = await args.request.formData();
  return submittedEntered(form, ofStructures, async () => {
    await run(runtime, editOwnStructure, actor, {
      structureId,
      version: sent(form, 'version'),
      entered: enteredIn(form, ofStructures),
    });
    return redirect(`${ownStructureHref(structureId)}?fait=enregistrer`);
  });
}

const DONE = { enregistrer: 'La fiche est enregistrée\u00a0: tous la lisent ainsi dès maintenant.' };

export default function OwnStructure({ loaderData, actionData }: Route.ComponentProps) {
  const { page, history, timeZone, done } = loaderData;
  const { structure, isManager, today } = page;
  const { rejected, conflict } = actionData ?? {};
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: 'Notre offre', href: OWN_OFFER },
          { label: 'La fiche de la structure' },
        ]}
      />
      <PageTitle title={structure.name} subtitle="La fiche de la structure, tenue par votre équipe" />
      {rejected && <ErrorSummary errors={rejected.errors} />}
      {conflict && <ConflictNotice conflict={conflict} words={structureFieldWords} />}
      {!actionData && <DoneNotice done={done} sentences={DONE} />}
      <Columns
        aside={
          <>
            <Card title="Dans l’annuaire">
              <Stack gap="s">
                <p>
                  <TextLink href={structureHref(structure.structureId)}>
                    Voir la page que tous lisent
                  </TextLink>
                </p>
                <p>Écrite le {formatDateWithRelative(structure.updatedOn, today)}.</p>
                <p>{structure.siret ? `SIRET\u00a0: ${structure.siret}.` : 'Sans SIRET.'}</p>
              </Stack>
            </Card>
            <HistoryCard
              label="Changements de la fiche"
              history={history}
              timeZone={timeZone}
              words={structureHistoryWords}
            />
            {isManager && (
              <Card title="Ne plus tenir cette fiche">
                <Stack gap="s">
                  <p>Si un autre organisme doit la tenir, ou si votre équipe ne peut plus le faire.</p>
                  <p>
                    <LinkButton href={giveBackHref(structure.structureId)} variant="quiet">
                      Rendre cette fiche
                    </LinkButton>
                  </p>
                </Stack>
              </Card>
            )}
          </>
        }
      >
        <StructureForm page={page} version={structure.version} answer={actionData} />
      </Columns>
    </Stack>
  );
}
