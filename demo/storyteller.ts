import type { z } from 'zod';
import { answerInvitation } from '../src/domain/circle/answer-invitation.server.ts';
import { appointLead } from '../src/domain/circle/appoint-lead.server.ts';
import { carryOutMove } from '../src/domain/circle/carry-out-move.server.ts';
import type { CircleRole, Track } from '../src/domain/circle/codes.ts';
import { inviteToCircle } from '../src/domain/circle/invite-to-circle.server.ts';
import { orientPerson } from '../src/domain/circle/orient-person.server.ts';
import { prepareMove } from '../src/domain/circle/prepare-move.server.ts';
import type { AnswerInput } from '../src/domain/diagnosis/answer-input.ts';
import { closeSitting } from '../src/domain/diagnosis/close-sitting.server.ts';
import { recordAnswers } from '../src/domain/diagnosis/record-answers.server.ts';
import { startSitting } from '../src/domain/diagnosis/start-sitting.server.ts';
import { declareAbsence } from '../src/domain/organisation/declare-absence.server.ts';
import { editDirectoryLine } from '../src/domain/organisation/edit-directory-line.server.ts';
import { createPerson } from '../src/domain/person/create-person.server.ts';
import type { newPersonInput } from '../src/domain/person/enter-person.server.ts';
import { addObjective } from '../src/domain/plan/add-objective.server.ts';
import { addStep } from '../src/domain/plan/add-step.server.ts';
import { advanceStep } from '../src/domain/plan/advance-step.server.ts';
import type { LeverCode, StepResult } from '../src/domain/plan/codes.ts';
import { run } from '../src/platform/access/run.ts';
import { today } from '../src/platform/clock/clock.ts';
import { newId } from '../src/platform/database/id.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import type { DemoTerritory } from './arrange-territory.ts';
import type { AccountKey, OrganisationKey } from './cast.ts';
import type { DemoClock } from './demo-clock.ts';

export interface StepPlan {
  readonly title: string;
  readonly lever: LeverCode;
  readonly owner: AccountKey | 'personne';
  readonly dueOn?: string;
  readonly done?: StepResult;
}

type NewPerson = Omit<z.input<typeof newPersonInput>, 'territoryId'>;

/** Tells stories with the acts that the product really has: what the demo shows, its users can do. */
export class Storyteller {
  readonly runtime: Runtime;
  readonly clock: DemoClock;
  readonly territory: DemoTerritory;

  constructor(runtime: Runtime, clock: DemoClock, territory: DemoTerritory) {
    this.runtime = { ...runtime, clock };
    this.clock = clock;
    this.territory = territory;
  }

  async enter(by: AccountKey, person: NewPerson): Promise<string> {
    this.clock.tick();
    const { personId } = await run(this.runtime, createPerson, this.territory.actor(by), {
      ...person,
      territoryId: this.territory.territoryId,
    });
    return personId;
  }

  async orient(officer: AccountKey, personId: string, track: Track, body: OrganisationKey): Promise<void> {
    this.clock.tick();
    await run(this.runtime, orientPerson, this.territory.actor(officer), {
      personId,
      track,
      bodyId: this.territory.organisation[body],
      notifiedOn: today(this.clock),
    });
  }

  async appoint(personId: string, manager: AccountKey, lead: AccountKey): Promise<void> {
    this.clock.tick();
    await run(this.runtime, appointLead, this.territory.actor(manager), {
      personId,
      seat: this.territory.actor(lead).seat,
    });
  }

  async join(
    personId: string,
    by: AccountKey,
    who: AccountKey,
    role: CircleRole,
    reason: string,
  ): Promise<void> {
    const { invitationId } = await this.invite(personId, by, who, role, reason);
    this.clock.tick(20);
    await run(this.runtime, answerInvitation, this.territory.actor(who), {
      personId,
      invitationId,
      accept: true,
    });
  }

  async invite(personId: string, by: AccountKey, who: AccountKey, role: CircleRole, reason: string) {
    this.clock.tick();
    return run(this.runtime, inviteToCircle, this.territory.actor(by), {
      personId,
      seat: this.territory.actor(who).seat,
      role,
      reason,
    });
  }

  /** One's own line of the directory. */
  async line(
    who: AccountKey,
    line: { about: string; phone?: string; languages?: string; communes?: string[] },
  ) {
    this.clock.tick();
    const actor = this.territory.actor(who);
    const { about, phone = null, languages = '', communes = [] } = line;
    await run(this.runtime, editDirectoryLine, actor, {
      seat: actor.seat,
      about,
      phone,
      languages,
      communes,
    });
  }

  /** Days away that somebody announces, suggesting who could stand in. */
  async away(who: AccountKey, from: string, until: string, proposed: AccountKey): Promise<void> {
    this.clock.tick();
    const actor = this.territory.actor(who);
    const proposedSeat = this.territory.actor(proposed).seat;
    await run(this.runtime, declareAbsence, actor, { seat: actor.seat, from, until, proposedSeat });
  }

  /** The whole portfolio of who is away, for the time of the absence. */
  async standIn(manager: AccountKey, absent: AccountKey, to: AccountKey, from: string, until: string) {
    this.clock.tick();
    const actor = this.territory.actor(manager);
    const moveId = newId();
    await run(this.runtime, prepareMove, actor, {
      moveId,
      kind: 'remplacement',
      fromSeat: this.territory.actor(absent).seat,
      toSeats: [this.territory.actor(to).seat],
      from,
      until,
    });
    this.clock.tick();
    await carryOutMove(this.runtime, actor, moveId);
  }

  /** One sitting, with the answers that each professional gave during it. */
  async sitting(
    personId: string,
    held: readonly { by: AccountKey; answers: readonly AnswerInput[] }[],
  ): Promise<void> {
    const [first, ...others] = held;
    if (!first) return;
    this.clock.tick();
    const { sittingId } = await run(this.runtime, startSitting, this.territory.actor(first.by), {
      personId,
      heldOn: today(this.clock),
      modality: 'locaux',
      colleagues: others.map(({ by }) => this.territory.actor(by).seat),
    });
    for (const { by, answers } of held) {
      this.clock.tick();
      await run(this.runtime, recordAnswers, this.territory.actor(by), { personId, answers: [...answers] });
    }
    this.clock.tick(30);
    await run(this.runtime, closeSitting, this.territory.actor(first.by), { personId, sittingId });
  }

  async objective(
    personId: string,
    by: AccountKey,
    what: { title?: string; about?: string },
  ): Promise<string> {
    this.clock.tick();
    const objectiveId = newId();
    await run(this.runtime, addObjective, this.territory.actor(by), { personId, objectiveId, ...what });
    return objectiveId;
  }

  async step(personId: string, by: AccountKey, objectiveId: string, plan: StepPlan): Promise<string> {
    this.clock.tick();
    const stepId = newId();
    await run(this.runtime, addStep, this.territory.actor(by), {
      personId,
      objectiveId,
      stepId,
      lever: plan.lever,
      title: plan.title,
      owner: plan.owner === 'personne' ? 'personne' : this.territory.actor(plan.owner).seat,
      dueOn: plan.dueOn ?? null,
    });
    if (plan.done) {
      const result = plan.done;
      this.clock.tick();
      await run(this.runtime, advanceStep, this.territory.actor(by), {
        personId,
        stepId,
        version: 1,
        move: 'finish',
        result,
      });
    }
    return stepId;
  }
}

const untouched = { baseVersion: 0 };

export const constraint = (
  code: string,
  impact: 'FAIBLE' | 'MOYEN' | 'FORT',
  priority = false,
): AnswerInput => ({ ...untouched, kind: 'constraint', parent: '', code, value: 'OUI', impact, priority });
export const noConstraint = (code: string): AnswerInput => ({
  ...untouched,
  kind: 'constraint',
  parent: '',
  code,
  value: 'NON',
});
export const situation = (parent: string, code: string): AnswerInput => ({
  ...untouched,
  kind: 'situation',
  parent,
  code,
  value: 'OUI',
});
export const need = (code: string, value: 'BESOIN' | 'POINT_FORT' = 'BESOIN'): AnswerInput => ({
  ...untouched,
  kind: 'need',
  parent: '',
  code,
  value,
});
