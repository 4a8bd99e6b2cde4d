import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { currentMembers } from '../circle/current-members.server.ts';
import { readDiagnosisSummary } from '../diagnosis/summary.server.ts';
import { personName } from '../person/person-name.server.ts';
import { possibleOwners } from './choose-owner.server.ts';
import { objectiveId, personId, stepId } from './inputs.ts';
import { type Reader, readObjectives, readSteps } from './read-plan.server.ts';
import { possibleReaders } from './share-with-contributors.server.ts';
import type {
  Named,
  NewObjectivePage,
  ObjectivePage,
  PlanPage,
  SharedPage,
  StepPage,
  SummaryPage,
} from './views.ts';

const readerOf = ({ actor, clock }: Context): Reader => ({
  seat: actor.kind === 'professional' ? actor.seat : null,
  today: today(clock),
});

const named = ({ seat, name, organisation }: Named): Named => ({ seat, name, organisation });

/** The plan of a person, as much of it as the reader may see. */
export const planPage = query({
  name: 'plan',
  input: z.object({ personId }),
  access: onPerson(['file', 'part', 'summary', 'self']),
  reads: 'file',
  handle: async (context, input): Promise<PlanPage | SharedPage | SummaryPage> => {
    const { levels } = context;
    if (levels.file || levels.self) return readPlan(context, input.personId);
    if (levels.part) return readShared(context, input.personId);
    return readSummary(context, input.personId);
  },
});

async function readPlan(context: Context, person: string): Promise<PlanPage> {
  const { tx, levels } = context;
  const reader = readerOf(context);
  return {
    kind: 'plan',
    personName: await personName(tx, person),
    mayEdit: levels.edit,
    today: reader.today,
    objectives: await readObjectives(tx, person, reader),
    contributors: possibleReaders(await currentMembers(tx, person)).map(named),
  };
}

async function readShared(context: Context, person: string): Promise<SharedPage> {
  const { tx } = context;
  const reader = readerOf(context);
  const objectives = await readObjectives(tx, person, reader);
  return {
    kind: 'shared',
    personName: await personName(tx, person),
    today: reader.today,
    objectives: objectives.map(({ id, title, state }) => ({ id, title, state })),
    steps: await readSteps(tx, person, reader),
  };
}

async function readSummary(context: Context, person: string): Promise<SummaryPage> {
  const { tx } = context;
  const row = await tx
    .selectFrom('plan_summary')
    .selectAll()
    .where('person_id', '=', person)
    .executeTakeFirst();
  return {
    kind: 'summary',
    personName: await personName(tx, person),
    today: readerOf(context).today,
    objectivesOpen: row?.objectives_open ?? 0,
    objectivesReached: row?.objectives_reached ?? 0,
    stepsOpen: row?.steps_open ?? 0,
    stepsDone: row?.steps_done ?? 0,
    nextDueOn: row?.next_due_on ?? null,
    lastDoneOn: row?.last_done_on ?? null,
  };
}

/** What a new objective can answer: what the shared diagnosis found, as far as the reader knows it, comes first. */
export const newObjectivePage = query({
  name: 'plan-new-objective',
  input: z.object({ personId }),
  access: onPerson('edit'),
  reads: { continues: 'plan' },
  handle: async ({ tx }, input): Promise<NewObjectivePage> => {
    const diagnosis = await readDiagnosisSummary(tx, input.personId);
    return {
      personName: await personName(tx, input.personId),
      constraints: (diagnosis?.constraints ?? [])
        .filter(({ value }) => value === 'OUI')
        .map(({ code }) => code),
      needs: diagnosis?.needs ?? [],
    };
  },
});

/** One objective, for those who edit it or add a step to it. */
export const objectivePage = query({
  name: 'plan-objective',
  input: z.object({ personId, objectiveId }),
  access: onPerson('edit'),
  reads: { continues: 'plan' },
  handle: async (context, input): Promise<ObjectivePage> => {
    const reader = readerOf(context);
    const objectives = await readObjectives(context.tx, input.personId, reader);
    const objective = objectives.find(({ id }) => id === input.objectiveId);
    if (!objective) throw new NotFound();
    const members = await currentMembers(context.tx, input.personId);
    return {
      personName: await personName(context.tx, input.personId),
      objective,
      contributors: possibleReaders(members).map(named),
      owners: possibleOwners(members, objective).map(named),
    };
  },
});

/** One step, for those who change it and for a contributeur it is shared with. */
export const stepPage = query({
  name: 'plan-step',
  input: z.object({ personId, stepId }),
  access: onPerson(['edit', 'part']),
  reads: { continues: 'plan' },
  handle: async (context, input): Promise<StepPage> => {
    const { tx, levels } = context;
    const reader = readerOf(context);
    const steps = await readSteps(tx, input.personId, reader);
    const step = steps.find(({ id }) => id === input.stepId);
    if (!step) throw new NotFound();
    const members = levels.edit ? await currentMembers(tx, input.personId) : [];
    return {
      personName: await personName(tx, input.personId),
      step,
      objective: await objectiveOf(context, input),
      party: levels.edit ? 'editor' : 'contributor',
      contributors: possibleReaders(members).map(named),
      owners: possibleOwners(members, step).map(named),
    };
  },
});

async function objectiveOf({ tx }: Context, key: { personId: string; stepId: string }) {
  const row = await tx
    .selectFrom('step')
    .innerJoin('objective', (join) =>
      join
        .onRef('objective.person_id', '=', 'step.person_id')
        .onRef('objective.objective_id', '=', 'step.objective_id'),
    )
    .select(['objective.objective_id as id', 'objective.title', 'objective.state'])
    .where('step.person_id', '=', key.personId)
    .where('step.step_id', '=', key.stepId)
    .executeTakeFirst();
  return row ?? null;
}
