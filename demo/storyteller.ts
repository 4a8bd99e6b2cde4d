import type { z } from 'zod';
import { confirmMailbox } from '../src/domain/account/confirm-mailbox.server.ts';
import { printPaperCode } from '../src/domain/account/paper-codes.server.ts';
import { proposeAddress } from '../src/domain/account/propose-address.server.ts';
import { answerInvitation } from '../src/domain/circle/answer-invitation.server.ts';
import { appointLead } from '../src/domain/circle/appoint-lead.server.ts';
import { carryOutMove } from '../src/domain/circle/carry-out-move.server.ts';
import type { CircleRole, Track } from '../src/domain/circle/codes.ts';
import { inviteToCircle } from '../src/domain/circle/invite-to-circle.server.ts';
import { orientPerson } from '../src/domain/circle/orient-person.server.ts';
import { prepareMove } from '../src/domain/circle/prepare-move.server.ts';
import { addComment } from '../src/domain/comment/add-comment.server.ts';
import type { CommentKind } from '../src/domain/comment/codes.ts';
import { replyToComment } from '../src/domain/comment/reply-to-comment.server.ts';
import type { ContactChannel } from '../src/domain/contact/codes.ts';
import { noteContact } from '../src/domain/contact/note-contact.server.ts';
import type { AnswerInput } from '../src/domain/diagnosis/answer-input.ts';
import { closeSitting } from '../src/domain/diagnosis/close-sitting.server.ts';
import { finishPreparation } from '../src/domain/diagnosis/finish-preparation.server.ts';
import { prepareAnswer } from '../src/domain/diagnosis/prepare-answer.server.ts';
import { recordAnswers } from '../src/domain/diagnosis/record-answers.server.ts';
import { startSitting } from '../src/domain/diagnosis/start-sitting.server.ts';
import type { EndReasonCode } from '../src/domain/ending/codes.ts';
import { endAccompaniment } from '../src/domain/ending/end-accompaniment.server.ts';
import { saveListView } from '../src/domain/list-view/save-list-view.server.ts';
import { declareAbsence } from '../src/domain/organisation/declare-absence.server.ts';
import { editDirectoryLine } from '../src/domain/organisation/edit-directory-line.server.ts';
import { addStatusPeriod } from '../src/domain/person/add-status-period.server.ts';
import { endStatusPeriod } from '../src/domain/person/change-status-period.server.ts';
import type { StatusCode } from '../src/domain/person/codes.ts';
import { createPerson } from '../src/domain/person/create-person.server.ts';
import type { newPersonInput } from '../src/domain/person/enter-person.server.ts';
import { type PeopleView, writePeopleView } from '../src/domain/person/people-address.ts';
import { personPage } from '../src/domain/person/person-page.query.server.ts';
import { addObjective } from '../src/domain/plan/add-objective.server.ts';
import { addStep } from '../src/domain/plan/add-step.server.ts';
import { advanceStep } from '../src/domain/plan/advance-step.server.ts';
import { answerProposal } from '../src/domain/plan/answer-proposal.server.ts';
import type { DeclineReason, EndReason, LeverCode, StepResult } from '../src/domain/plan/codes.ts';
import { proposeObjective, proposeStep } from '../src/domain/plan/propose.server.ts';
import { answerStepQuestion, askAboutStep } from '../src/domain/question/ask-about-step.server.ts';
import { run } from '../src/platform/access/run.ts';
import { offerDemoPerson } from '../src/platform/auth/demo-sign-in.server.ts';
import { keysOf, signLink } from '../src/platform/auth/keys.ts';
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
  readonly details?: Readonly<Record<string, unknown>>;
  readonly done?: StepResult;
  /** What came of it: a code of its lever. */
  readonly outcome?: string;
}

/** Who acts: an account of the demonstration, or the person themselves. */
type Side = AccountKey | 'personne';

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

  /** A button of the sign-in page for somebody accompanied. */
  async opensTheirSpace(personId: string, name: string, label: string): Promise<void> {
    await offerDemoPerson(this.runtime, { personId, name, label });
  }

  /** Their own address to sign in, confirmed with the professional and from the mailbox. */
  async signsInWith(personId: string, by: AccountKey, address: string, birthDate: string): Promise<void> {
    this.clock.tick();
    const { addressId } = await run(this.runtime, proposeAddress, this.territory.actor(by), {
      personId,
      address,
      way: 'premiere',
      present: true,
    });
    this.clock.tick(15);
    const link = signLink(keysOf(this.runtime), 'own-address', addressId);
    await confirmMailbox(this.runtime, { link, birthDate });
  }

  async paperCode(personId: string, by: AccountKey): Promise<void> {
    this.clock.tick();
    await run(this.runtime, printPaperCode, this.territory.actor(by), { personId });
  }

  async orient(officer: AccountKey, personId: string, track: Track, body: OrganisationKey): Promise<void> {
    this.clock.tick();
    await run(this.runtime, orientPerson, this.territory.actor(officer), {
      personId,
      track,
      bodyId: this.territory.organisation(body),
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

  async declinedInvitation(
    personId: string,
    by: AccountKey,
    who: AccountKey,
    role: CircleRole,
    reason: string,
  ): Promise<void> {
    const { invitationId } = await this.invite(personId, by, who, role, reason);
    this.clock.tick(60);
    await run(this.runtime, answerInvitation, this.territory.actor(who), {
      personId,
      invitationId,
      accept: false,
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

  /** Reading somebody's page: what others write afterwards is new to this reader. */
  async visit(who: AccountKey, personId: string): Promise<void> {
    this.clock.tick();
    await run(this.runtime, personPage, this.territory.actor(who), { personId });
  }

  /** A list that somebody looks at every week. */
  async keepView(who: AccountKey, name: string, view: Partial<PeopleView>): Promise<void> {
    this.clock.tick();
    const address = writePeopleView(view).toString();
    await run(this.runtime, saveListView, this.territory.actor(who), { listViewId: newId(), name, address });
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

  /** A professional opens the person's page: the person reads it in their log. */
  async looks(by: AccountKey, personId: string) {
    this.clock.tick();
    return run(this.runtime, personPage, this.territory.actor(by), { personId });
  }

  /** What the person says, in their own space, about something that was written; and the answer. */
  async says(
    personId: string,
    about: { kind: CommentKind; subject: string },
    body: string,
    answer?: { by: AccountKey; reply: string },
  ): Promise<void> {
    this.clock.tick();
    const { commentId } = await run(
      this.runtime,
      addComment,
      { kind: 'person', personId },
      { personId, commentId: newId(), ...about, body },
    );
    if (!answer) return;
    this.clock.tick(120);
    const { by, reply } = answer;
    await run(this.runtime, replyToComment, this.territory.actor(by), {
      personId,
      commentId,
      version: 1,
      reply,
    });
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

  /** What the person answers by themselves before an interview; null: they would rather talk about it. */
  async prepares(personId: string, said: Readonly<Record<string, string | null>>): Promise<void> {
    const actor = { kind: 'person', personId } as const;
    for (const [question, answer] of Object.entries(said)) {
      this.clock.tick();
      await run(this.runtime, prepareAnswer, actor, {
        personId,
        question,
        said: answer === null ? { choice: 'en-parler' } : { choice: 'reponse', answer },
      });
    }
    await run(this.runtime, finishPreparation, actor, { personId });
  }

  /** An exchange of that day, with what was said in a line; or an attempt. */
  async contact(
    personId: string,
    by: AccountKey,
    channel: ContactChannel,
    line: string | null,
  ): Promise<void> {
    this.clock.tick();
    await run(this.runtime, noteContact, this.territory.actor(by), {
      personId,
      contactId: newId(),
      channel,
      reached: line !== null,
      on: today(this.clock),
      line: line ?? '',
    });
  }

  async ends(personId: string, by: AccountKey, reason: EndReasonCode, comment = ''): Promise<void> {
    this.clock.tick();
    await run(this.runtime, endAccompaniment, this.territory.actor(by), {
      personId,
      reason,
      endedOn: today(this.clock),
      comment,
    });
  }

  /** The open period of that status ends. */
  async endsStatus(personId: string, by: AccountKey, kind: StatusCode, until: string): Promise<void> {
    const { statuses } = await this.looks(by, personId);
    const open = statuses?.find((status) => status.kind === kind && status.until === null);
    if (!open) throw new Error(`nobody has ${kind}`);
    this.clock.tick();
    const { statusPeriodId, version } = open;
    const period = { personId, statusPeriodId, version, until };
    await run(this.runtime, endStatusPeriod, this.territory.actor(by), period);
  }

  async status(personId: string, by: AccountKey, kind: StatusCode, from: string): Promise<void> {
    this.clock.tick();
    await run(this.runtime, addStatusPeriod, this.territory.actor(by), {
      personId,
      kind,
      from,
      source: 'professionnel',
    });
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
      details: plan.details ?? {},
    });
    if (plan.done) await this.finish(personId, by, stepId, plan.done, plan.outcome);
    return stepId;
  }

  /** Notes what came of a step that nobody changed since it was added. */
  async finish(personId: string, by: AccountKey, stepId: string, result: StepResult, outcome?: string) {
    this.clock.tick();
    await run(this.runtime, advanceStep, this.territory.actor(by), {
      personId,
      stepId,
      version: 1,
      move: 'finish',
      result,
      outcome,
    });
  }

  /** The same of a step that will not be done. */
  async giveUp(personId: string, by: AccountKey, stepId: string, reason: EndReason): Promise<void> {
    this.clock.tick();
    const move = { personId, stepId, version: 1, move: 'give-up', reason } as const;
    await run(this.runtime, advanceStep, this.territory.actor(by), move);
  }

  private side(personId: string, who: Side) {
    return who === 'personne' ? ({ kind: 'person', personId } as const) : this.territory.actor(who);
  }

  /** An objective that one side proposes to the other. */
  async proposeObjective(personId: string, by: Side, title: string, words = ''): Promise<string> {
    this.clock.tick();
    const proposalId = newId();
    await run(this.runtime, proposeObjective, this.side(personId, by), {
      personId,
      proposalId,
      title,
      words,
    });
    return proposalId;
  }

  async proposeStep(personId: string, by: Side, objectiveId: string, plan: StepPlan): Promise<string> {
    this.clock.tick();
    const proposalId = newId();
    await run(this.runtime, proposeStep, this.side(personId, by), {
      personId,
      proposalId,
      objectiveId,
      lever: plan.lever,
      title: plan.title,
      owner: plan.owner === 'personne' ? 'personne' : this.territory.actor(plan.owner).seat,
      dueOn: plan.dueOn ?? null,
      details: plan.details ?? {},
    });
    return proposalId;
  }

  async accept(personId: string, by: Side, proposalId: string): Promise<void> {
    this.clock.tick();
    await run(this.runtime, answerProposal, this.side(personId, by), {
      personId,
      proposalId,
      version: 1,
      move: 'accept',
    });
  }

  /** The person would rather not. */
  async decline(personId: string, proposalId: string, reason: DeclineReason): Promise<void> {
    this.clock.tick();
    const answer = { personId, proposalId, version: 1, move: 'decline', reason } as const;
    await run(this.runtime, answerProposal, this.side(personId, 'personne'), answer);
  }

  /** The same step, said otherwise by the other side. */
  async amend(personId: string, by: Side, proposalId: string, plan: StepPlan, words: string): Promise<void> {
    this.clock.tick();
    await run(this.runtime, answerProposal, this.side(personId, by), {
      personId,
      proposalId,
      version: 1,
      move: 'amend',
      title: plan.title,
      words,
      step: {
        lever: plan.lever,
        owner: plan.owner === 'personne' ? 'personne' : this.territory.actor(plan.owner).seat,
        dueOn: plan.dueOn ?? null,
        details: plan.details ?? {},
      },
    });
  }

  /** A question on a step to somebody of the circle, and their answer when there is one. */
  async ask(
    personId: string,
    by: AccountKey,
    stepId: string,
    to: AccountKey,
    question: string,
    answer?: string,
  ) {
    this.clock.tick();
    const questionId = newId();
    await run(this.runtime, askAboutStep, this.territory.actor(by), {
      personId,
      stepId,
      questionId,
      seat: this.territory.actor(to).seat,
      question,
    });
    if (answer === undefined) return;
    this.clock.tick(60);
    await run(this.runtime, answerStepQuestion, this.territory.actor(to), {
      personId,
      questionId,
      answerId: newId(),
      text: answer,
    });
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
export const profile = (
  kind: 'work' | 'outlook' | 'training' | 'confidence' | 'agency' | 'project',
  value: string,
  details: Record<string, string> = {},
): AnswerInput => ({ ...untouched, kind, parent: '', code: '1', value, details });
export const job = (code: string, details: Record<string, string>, priority = false): AnswerInput => ({
  ...untouched,
  kind: 'job',
  parent: '',
  code,
  value: 'VISE',
  priority,
  details,
});
/** The same answer given again, on top of the first. */
export const again = (answer: AnswerInput): AnswerInput => ({ ...answer, baseVersion: 1 });
