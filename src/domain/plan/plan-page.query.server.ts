import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { civilDateAt, today } from '../../platform/clock/clock.ts';
import { currentMembers } from '../circle/current-members.server.ts';
import { readPriorities } from '../diagnosis/priorities.server.ts';
import { readDiagnosisSummary } from '../diagnosis/summary.server.ts';
import { readListedDates } from '../listed-date/read-listed-dates.server.ts';
import { personName } from '../person/person-name.server.ts';
import { readQuestions } from '../question/read-questions.server.ts';
import { stepReaders } from '../question/step-readers.server.ts';
import { readOpenReferrals, readReferrals } from '../referral/read-referrals.server.ts';
import { joinedRecords } from '../same-person/joined-records.server.ts';
import { possibleOwners } from './choose-owner.server.ts';
import { objectiveId, personId, stepId } from './inputs.ts';
import { type Reader, readObjectives, readSteps } from './read-plan.server.ts';
import { readProposals } from './read-proposals.server.ts';
import { unanswered } from './rules.ts';
import { possibleReaders } from './share-with-contributors.server.ts';
import type {
  JoinedPlan,
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
  clock,
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
  const objectives = await readObjectives(tx, person, reader);
  return {
    kind: 'plan',
    personName: await personName(tx, person),
    mayEdit: levels.edit,
    today: today(reader.clock),
    objectives,
    proposals: await readProposals(tx, person, reader.clock),
    questions: await readQuestions(tx, { personId: person }, reader),
    withoutObjective: unanswered(await readPriorities(tx, person), objectives),
    listedDates: levels.file ? await readListedDates(tx, person) : [],
    referrals: levels.file ? await readOpenReferrals(tx, person, reader.clock) : [],
    contributors: possibleReaders(await currentMembers(tx, person)).map(named),
    joined: await readJoined(context, person),
  };
}

/** Of each other record of the person whose file the reader reads; nothing is changed from here. */
async function readJoined(context: Context, survivor: string): Promise<JoinedPlan[]> {
  const { tx, aliases, clock } = context;
  const joined: JoinedPlan[] = [];
  for (const { person_id: personId, from_at, by } of await joinedRecords(tx, aliases, survivor)) {
    const levels = aliases.get(personId);
    if (!levels?.file) continue;
    const plan = await readPlan({ ...context, levels, aliases: new Map() }, personId);
    if (plan.objectives.length === 0) continue;
    joined.push({
      personId,
      mergedOn: civilDateAt(from_at, clock),
      mergedBy: by,
      editable: plan.mayEdit,
      plan: { ...plan, mayEdit: false },
    });
  }
  return joined;
}

async function readShared(context: Context, person: string): Promise<SharedPage> {
  const { tx } = context;
  const reader = readerOf(context);
  const objectives = await readObjectives(tx, person, reader);
  return {
    kind: 'shared',
    personName: await personName(tx, person),
    today: today(reader.clock),
    objectives: objectives.map(({ id, title, state }) => ({ id, title, state })),
    steps: await readSteps(tx, person, reader),
    questions: await readQuestions(tx, { personId: person }, reader),
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
    today: today(context.clock),
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
    const everybody = await currentMembers(tx, input.personId);
    const members = levels.edit ? everybody : [];
    return {
      personName: await personName(tx, input.personId),
      step,
      objective: await objectiveOf(context, input),
      party: levels.edit ? 'editor' : 'contributor',
      questions: await readQuestions(tx, input, reader),
      referrals: await readReferrals(tx, input, reader.clock),
      askable: (await stepReaders(tx, input, everybody)).map(named),
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
