import type { z } from 'zod';
import { addComment } from '../../domain/comment/add-comment.server.ts';
import { replyToComment } from '../../domain/comment/reply-to-comment.server.ts';
import { withdrawComment } from '../../domain/comment/withdraw-comment.server.ts';
import { noteContact } from '../../domain/contact/note-contact.server.ts';
import { withdrawContact } from '../../domain/contact/withdraw-contact.server.ts';
import { closeSitting } from '../../domain/diagnosis/close-sitting.server.ts';
import { finishPreparation } from '../../domain/diagnosis/finish-preparation.server.ts';
import { prepareAnswer } from '../../domain/diagnosis/prepare-answer.server.ts';
import { recordAnswers } from '../../domain/diagnosis/record-answers.server.ts';
import { startSitting } from '../../domain/diagnosis/start-sitting.server.ts';
import { addStatusPeriod } from '../../domain/person/add-status-period.server.ts';
import { endStatusPeriod } from '../../domain/person/change-status-period.server.ts';
import { addObjective } from '../../domain/plan/add-objective.server.ts';
import { addStep } from '../../domain/plan/add-step.server.ts';
import { advanceObjective } from '../../domain/plan/advance-objective.server.ts';
import { advanceStep } from '../../domain/plan/advance-step.server.ts';
import { answerProposal } from '../../domain/plan/answer-proposal.server.ts';
import { editObjective } from '../../domain/plan/edit-objective.server.ts';
import { proposeObjective, proposeStep } from '../../domain/plan/propose.server.ts';
import { answerStepQuestion, askAboutStep } from '../../domain/question/ask-about-step.server.ts';
import { moveReferral } from '../../domain/referral/move-referral.server.ts';
import { sendReferral } from '../../domain/referral/open-referral.server.ts';
import { ADDICTION } from '../../domain/referral/testing/offered-services.ts';
import { hideItem } from '../../domain/rights/hide-item.server.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { type Command, run } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** Names of the cast (domain/access-proof/matrix.ts), and what an item needs to be acted upon. */
export interface Stage {
  readonly personId: string;
  readonly runtime: Runtime;
  actor(name: string): Actor;
  seat(name: string): string;
  /** The organisation from which hidden items are hidden. */
  readonly hiddenFrom: string;
}

/**
 * Something of a person that most readers must not notice: added, then changed, then ended, by the commands of the product. Whoever
 * adds a capability adds its items here, and its pages to silent-pages.ts.
 */
export interface SecretItem {
  readonly name: string;
  /** The page of the person on which its first reader finds each act. */
  readonly on: string;
  add(stage: Stage): Promise<void>;
  change?(stage: Stage): Promise<void>;
  end?(stage: Stage): Promise<void>;
}
export const moments = ['add', 'change', 'end'] as const;

export interface SecretGroup {
  readonly name: string;
  /** Everybody whose pages may change; all others must find the same bytes. */
  readonly seenBy: readonly string[];
  readonly items: readonly SecretItem[];
}

/** Of each kind of a union apart. */
type WithoutPerson<Input> = Input extends unknown ? Omit<Input, 'personId'> : never;

const act = <Schema extends z.ZodType<{ personId: string }>, Result>(
  { runtime, personId, actor }: Stage,
  by: string,
  command: Command<Schema, Result>,
  input: WithoutPerson<z.input<Schema>>,
): Promise<Result> => run(runtime, command, actor(by), { personId, ...input } as z.input<Schema>);

/** An objective with a step that is due before anything else of the plan: the first thing that a careless list would show. */
function objective(
  by: string,
  about: { title?: string; about?: string },
  { objectiveId = newId(), stepId = newId(), hidden = false } = {},
): SecretItem {
  return {
    name: 'un objectif et son étape',
    on: '/plan',
    async add(stage) {
      await act(stage, by, addObjective, { objectiveId, ...about });
      if (hidden) await hide(stage, 'objective', objectiveId);
      await act(stage, by, addStep, {
        objectiveId,
        stepId,
        lever: 'autre',
        title: 'Étape cachée',
        owner: 'personne',
        dueOn: '2026-03-04',
      });
    },
    async change(stage) {
      await act(stage, by, editObjective, { objectiveId, version: 1, title: 'Reformulé en secret' });
      await act(stage, by, advanceStep, { stepId, version: 1, move: 'start' });
    },
    async end(stage) {
      await act(stage, by, advanceStep, { stepId, version: 2, move: 'finish', result: 'abouti', note: '' });
      await act(stage, by, advanceObjective, { objectiveId, version: 2, move: 'reach' });
    },
  };
}

function contact(by: string, hidden = false): SecretItem {
  const ids = [newId(), newId()];
  const note = (stage: Stage, contactId: string, reached: boolean) =>
    act(stage, by, noteContact, {
      contactId,
      channel: 'telephone',
      reached,
      on: '2026-03-02',
      line: 'En secret',
    });
  return {
    name: 'un échange, puis une tentative',
    on: '',
    async add(stage) {
      await note(stage, ids[0]!, true);
      if (hidden) await hide(stage, 'contact', ids[0]!);
    },
    async change(stage) {
      await note(stage, ids[1]!, false);
      if (hidden) await hide(stage, 'contact', ids[1]!);
    },
    async end(stage) {
      for (const contactId of ids) await act(stage, by, withdrawContact, { contactId });
    },
  };
}

/** A request to a service that says something of the person, sent, then taken back. */
function referral(by: string): SecretItem {
  const referralId = newId();
  return {
    name: 'une demande à un service',
    on: '',
    async add(stage) {
      await act(stage, by, sendReferral, {
        referralId,
        serviceId: ADDICTION,
        told: { agreedHow: 'entretien', words: 'En secret' },
      });
    },
    end: (stage) => act(stage, by, moveReferral, { referralId, version: 2, move: { move: 'withdraw' } }),
  };
}

function answer(by: string, code: string, hidden = false): SecretItem {
  const say = (stage: Stage, baseVersion: number, value: string, impact: 'FORT' | null) =>
    act(stage, by, recordAnswers, {
      answers: [{ kind: 'constraint', parent: '', code, baseVersion, value, impact }],
    });
  return {
    name: `une réponse du diagnostic (${code})`,
    on: '/diagnostic',
    async add(stage) {
      await say(stage, 0, 'OUI', 'FORT');
      if (hidden) await hide(stage, 'answer', `constraint/${code}`);
    },
    change: async (stage) => void (await say(stage, 1, 'CLOTUREE', null)),
    end: async (stage) => void (await say(stage, 2, 'NON', null)),
  };
}

/** The person's project, as a professional wrote it down. */
function project(by: string, hidden = false): SecretItem {
  const say = (stage: Stage, baseVersion: number, text: string) =>
    act(stage, by, recordAnswers, {
      answers: [
        {
          kind: 'project',
          parent: '',
          code: '1',
          baseVersion,
          value: text ? 'DIT' : 'NON_ABORDE',
          impact: null,
          details: text ? { text } : {},
        },
      ],
    });
  return {
    name: 'le projet de la personne',
    on: '/diagnostic',
    async add(stage) {
      await say(stage, 0, 'Un projet secret');
      if (hidden) await hide(stage, 'answer', 'project/1');
    },
    change: async (stage) => void (await say(stage, 1, 'Un autre projet secret')),
    end: async (stage) => void (await say(stage, 2, '')),
  };
}

function sitting(by: string): SecretItem {
  let sittingId = '';
  return {
    name: 'une séance du diagnostic',
    on: '/diagnostic',
    async add(stage) {
      ({ sittingId } = await act(stage, by, startSitting, { heldOn: '2026-03-02', modality: 'domicile' }));
    },
    end: (stage) => act(stage, by, closeSitting, { sittingId }),
  };
}

/** What a professional proposes to the person; under a hidden objective it is hidden as well. */
function proposal(
  by: string,
  what: { about?: string; title?: string } | { objectiveId: string },
): SecretItem {
  const proposalId = newId();
  return {
    name: 'une proposition',
    on: '/plan',
    async add(stage) {
      if ('objectiveId' in what)
        await act(stage, by, proposeStep, {
          ...what,
          proposalId,
          lever: 'autre',
          title: 'Étape proposée en secret',
          owner: 'personne',
          dueOn: '2026-03-05',
        });
      else await act(stage, by, proposeObjective, { ...what, proposalId });
    },
    change: (stage) =>
      act(stage, 'la personne', answerProposal, {
        proposalId,
        version: 1,
        move: 'amend',
        title: 'Dit autrement',
        ...('objectiveId' in what && {
          step: { lever: 'autre' as const, owner: 'personne', dueOn: '2026-03-05' },
        }),
      }),
    end: (stage) =>
      act(stage, by, answerProposal, {
        proposalId,
        version: 2,
        move: 'decline',
        reason: 'autre',
        words: 'En secret',
      }),
  };
}

/** Between two who read the step. */
function question(by: string, to: string, stepId: string): SecretItem {
  const questionId = newId();
  const say = (stage: Stage, text: string) =>
    act(stage, to, answerStepQuestion, { questionId, answerId: newId(), text });
  return {
    name: 'une question sur une étape',
    on: `/plan/etapes/${stepId}`,
    add: (stage) =>
      act(stage, by, askAboutStep, {
        stepId,
        questionId,
        seat: stage.seat(to),
        question: 'Une question secrète ?',
      }),
    change: (stage) => say(stage, 'Une réponse secrète.'),
    end: (stage) => say(stage, 'Une autre réponse.'),
  };
}

/** What the person answers before an interview; their preparation is told to those who may read some of it. */
function prepared(code: string): SecretItem {
  const say = async (stage: Stage, said: z.input<typeof prepareAnswer.input>['said']) => {
    await act(stage, 'la personne', prepareAnswer, { question: code, said });
    await act(stage, 'la personne', finishPreparation, {});
  };
  return {
    name: `une réponse préparée (${code})`,
    on: '/diagnostic',
    add: (stage) => say(stage, { choice: 'reponse', answer: 'beaucoup' }),
    change: (stage) => say(stage, { choice: 'reponse', answer: 'un-peu' }),
    end: (stage) => say(stage, { choice: 'retiree' }),
  };
}

/** What the person says of something, what a professional answers, and the person's word taken back. */
function comment(
  reader: string,
  about: { kind: 'answer' | 'objective'; subject: string; forLead?: boolean },
): SecretItem {
  const commentId = newId();
  return {
    name: `un commentaire de la personne${about.forLead ? ' pour son référent' : ''}`,
    on: '/paroles',
    add: async (stage) =>
      void (await act(stage, 'la personne', addComment, { ...about, commentId, body: 'Dit en secret.' })),
    change: (stage) =>
      act(stage, reader, replyToComment, { commentId, version: 1, reply: 'Répondu en secret.' }),
    end: (stage) => act(stage, 'la personne', withdrawComment, { commentId }),
  };
}

function sensitiveStatus(by: string): SecretItem {
  const ids: string[] = [];
  const open = async (stage: Stage, kind: 'boeth' | 'detention', expectedUntil: string) => {
    const from = '2026-01-05';
    const { statusPeriodId } = await act(stage, by, addStatusPeriod, {
      kind,
      from,
      expectedUntil,
      source: 'professionnel',
    });
    ids.push(statusPeriodId);
  };
  return {
    name: 'un statut sensible dont la fin est proche',
    on: '/situation',
    add: (stage) => open(stage, 'boeth', '2026-03-05'),
    change: (stage) => open(stage, 'detention', '2026-03-06'),
    async end(stage) {
      for (const statusPeriodId of ids)
        await act(stage, by, endStatusPeriod, { statusPeriodId, version: 1, until: '2026-03-01' });
    },
  };
}

const hide = (stage: Stage, kind: 'objective' | 'contact' | 'answer', subject: string) =>
  act(stage, 'la personne', hideItem, { kind, subject, organisationId: stage.hiddenFrom });

const DISCREET = 'accompagnateur d’un organisme discret';
const MEMBER = 'accompagnateur';
const CAP = 'accompagnateur de Cap emploi';
const LEADS = ['référent', 'remplaçant du référent', CAP];

const [sensitiveStep, hiddenObjective, hiddenStep] = [newId(), newId(), newId()];

export const secretGroups: readonly SecretGroup[] = [
  {
    name: 'ce qu’écrit un organisme discret',
    seenBy: [DISCREET],
    items: [
      objective(DISCREET, { title: 'Suivi' }),
      contact(DISCREET),
      sitting(DISCREET),
      answer(DISCREET, '22'),
      project(DISCREET),
      comment(DISCREET, { kind: 'answer', subject: 'constraint/22' }),
      proposal(DISCREET, { title: 'Proposé par un organisme discret' }),
      referral(DISCREET),
    ],
  },
  {
    name: 'une demande à un service qui dit quelque chose de la personne',
    seenBy: [MEMBER, 'référent', 'remplaçant du référent'],
    items: [referral(MEMBER)],
  },
  {
    name: 'ce qui est sensible, écrit par un accompagnateur',
    seenBy: [MEMBER, ...LEADS],
    items: [
      objective(MEMBER, { about: 'objective.25.31' }, { stepId: sensitiveStep }),
      question(MEMBER, 'référent', sensitiveStep),
      answer(MEMBER, '25'),
      proposal(MEMBER, { about: 'objective.25.31' }),
    ],
  },
  {
    name: 'ce que lisent le référent et Cap emploi',
    seenBy: LEADS,
    items: [
      sensitiveStatus('référent'),
      prepared('sante'),
      comment('référent', { kind: 'answer', subject: 'constraint/23', forLead: true }),
    ],
  },
  {
    name: 'ce que la personne cache à l’organisme référent',
    // Everybody of another organisation reads it as any other item.
    seenBy: [MEMBER, DISCREET, CAP, 'responsable d’un autre organisme du cercle'],
    items: [
      objective(
        MEMBER,
        { title: 'Caché à l’organisme' },
        { objectiveId: hiddenObjective, stepId: hiddenStep, hidden: true },
      ),
      contact(MEMBER, true),
      answer(MEMBER, '28', true),
      prepared('argent'), // of the theme that the line above hid
      project(MEMBER, true),
      comment(MEMBER, { kind: 'objective', subject: hiddenObjective }),
      proposal(MEMBER, { objectiveId: hiddenObjective }),
      question(MEMBER, CAP, hiddenStep),
    ],
  },
];
