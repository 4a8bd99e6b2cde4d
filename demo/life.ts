import type { AnswerInput } from '../src/domain/diagnosis/answer-input.ts';
import type { StepResult } from '../src/domain/plan/codes.ts';
import type { Dice } from '../src/platform/random/dice.ts';
import type { AccountKey, DemoBody, OrganisationKey, Zone } from './cast.ts';
import {
  again,
  constraint,
  job,
  need,
  noConstraint,
  profile,
  type Storyteller,
  situation,
} from './storyteller.ts';
import type { Teams } from './teams.ts';
import { type Difficulty, difficulties, lines, trades } from './vocabulary.ts';

interface Aim {
  readonly title?: string;
  readonly about?: string;
}

interface Beginning {
  readonly tell: Storyteller;
  readonly dice: Dice;
  readonly id: string;
  readonly teams: Teams;
  readonly body: DemoBody;
  readonly zone: Zone;
  readonly lead: AccountKey;
  /** Days ago, when the référent was appointed. */
  readonly from: number;
}

/** What one invented person and those around them do from the day there is a référent: planned, then told in its order. */
export class Life {
  private readonly agenda: { daysAgo: number; hour: number; act: () => Promise<void> }[] = [];
  private readonly objectives = new Map<string, string>();
  private readonly met: readonly Difficulty[];
  private readonly trade: (typeof trades)[number];
  private lead: AccountKey;
  private readonly b: Beginning;

  constructor(beginning: Beginning) {
    this.b = beginning;
    this.lead = beginning.lead;
    const { dice } = beginning;
    this.met = difficulties.filter(({ share }) => dice.chance(share / 100));
    this.trade = dice.pick(trades);
  }

  async live(): Promise<void> {
    const { dice, from, tell } = this.b;
    this.contacts();
    if (dice.chance(0.82)) this.diagnosis(from - 8 - dice.below(20));
    if (dice.chance(0.35)) this.helper(from - 30 - dice.below(40));
    if (dice.chance(0.14)) this.colleague(from - 20 - dice.below(60));
    if (dice.chance(0.12) && from > 160) this.relay(Math.floor(from * (0.3 + dice.next() * 0.4)));
    if (dice.chance(0.1) && from > 120) this.newStatus(10 + dice.below(from - 60));
    this.agenda.sort((a, b) => b.daysAgo - a.daysAgo || a.hour - b.hour);
    for (const { daysAgo, hour, act } of this.agenda) {
      tell.clock.daysAgo(daysAgo, hour);
      await act();
    }
  }

  /** Nothing is planned after the present. */
  private on(daysAgo: number, hour: number, act: () => Promise<void>): void {
    if (daysAgo >= 1) this.agenda.push({ daysAgo, hour, act });
  }

  /** Set the first time that it is spoken of. */
  private async objective(aim: Aim): Promise<string> {
    const key = aim.about ?? aim.title ?? '';
    const set = this.objectives.get(key);
    if (set) return set;
    const { tell, id } = this.b;
    const objectiveId = await tell.objective(id, this.lead, aim);
    this.objectives.set(key, objectiveId);
    return objectiveId;
  }

  /** Every month or two; one in eight has given no news for months, whatever was tried. */
  private contacts(): void {
    const { dice, tell, id, from } = this.b;
    const silentSince = dice.chance(0.12) ? 65 + dice.below(90) : 0;
    const note = (daysAgo: number, line: string | null) => {
      const channel = dice.pick([
        'telephone',
        'telephone',
        'entretien',
        'entretien',
        'sms',
        'email',
        'visio',
        'visite',
      ] as const);
      const hour = 9 + dice.below(8);
      this.on(daysAgo, hour, () => tell.contact(id, this.lead, channel, line));
    };
    note(from - 1 - dice.below(9), dice.pick(lines.first));
    for (let day = from - 20 - dice.below(20); day > silentSince; day -= 22 + dice.below(48)) {
      note(day, dice.chance(0.15) ? null : dice.chance(0.2) ? '' : dice.pick(lines.going));
    }
    if (silentSince === 0 || silentSince > from) return;
    for (let day = silentSince - 15; day > 1; day -= 20 + dice.below(30)) note(day, null);
  }

  /** A first sitting, what was decided from it, and a second look when there was time. */
  private diagnosis(day: number): void {
    const { dice, tell, id } = this.b;
    const others = difficulties.filter((one) => !this.met.includes(one) && dice.chance(0.5));
    // Health is nobody's first line to read.
    const priority = this.met.find(({ steps }) => steps.length > 0);
    const first: AnswerInput[] = this.met.flatMap((one) => [
      constraint(one.code, dice.pick(['FAIBLE', 'MOYEN', 'MOYEN', 'FORT'] as const), one === priority),
      ...(one.situations.length > 0 ? [situation(one.code, dice.pick(one.situations))] : []),
    ]);
    first.push(
      ...others.map(({ code }) => noConstraint(code)),
      need(dice.pick(['1', '3', '4', '8', '9'])),
      need(dice.pick(['10', '11', '12', '15']), dice.chance(0.3) ? 'POINT_FORT' : 'BESOIN'),
      profile('confidence', dice.pick(['UN_PEU', 'ASSEZ'])),
      job(this.trade.rome, { km: dice.pick(['10', '15', '25', '40']) }, true),
      ...(dice.chance(0.4) ? [profile('project', 'DIT', { text: this.trade.words })] : []),
    );
    this.on(day, 10, () => tell.sitting(id, [{ by: this.lead, answers: first }]));
    this.work(day - 6 - dice.below(10));
    if (priority) this.remove(priority, day - 10 - dice.below(20));
    const later = day - 140 - dice.below(120);
    if (!priority || later < 1 || dice.chance(0.4)) return;
    const better = again(
      dice.chance(0.4)
        ? { ...constraint(priority.code, 'FAIBLE'), value: 'CLOTUREE' }
        : constraint(priority.code, dice.pick(['FAIBLE', 'MOYEN'] as const), true),
    );
    this.on(later, 15, () =>
      tell.sitting(id, [{ by: this.lead, answers: [better, again(profile('confidence', 'ASSEZ'))] }]),
    );
  }

  /** Towards the trade that they named. */
  private work(day: number): void {
    const { dice } = this.b;
    const aim = { title: this.trade.project };
    this.on(day, 14, async () => {
      await this.objective(aim);
    });
    let when = day - 3 - dice.below(20);
    for (const step of this.trade.steps) {
      this.step(when, aim, step);
      when -= 40 + dice.below(90);
    }
    if (dice.chance(0.07)) this.refusal(day - 30 - dice.below(60), aim);
  }

  /** Against what stands in the way the most. */
  private remove(difficulty: Difficulty, day: number): void {
    const { dice } = this.b;
    const aim = { about: difficulty.objective };
    this.on(day, 10, async () => {
      await this.objective(aim);
    });
    const steps = dice.some(difficulty.steps, 0.6);
    steps.forEach((step, n) => {
      this.step(day - 2 - n * (30 + dice.below(60)), aim, step);
    });
  }

  /** Added one day, done some weeks later, or not at all. */
  private step(day: number, aim: Aim, words: Difficulty['steps'][number]): void {
    const { dice, tell, id } = this.b;
    const due = day - 20 - dice.below(50);
    const ofPerson = dice.chance(0.55);
    const fate = dice.below(100);
    let stepId = '';
    this.on(day, 11, async () => {
      stepId = await tell.step(id, this.lead, await this.objective(aim), {
        title: words.title,
        lever: words.lever,
        owner: ofPerson ? 'personne' : this.lead,
        dueOn: tell.clock.civilDaysAgo(due),
      });
    });
    if (fate >= 90) {
      // Late for some weeks at most: then somebody sees it, and says why.
      const reason = dice.pick(['projet-change', 'pas-possible', 'sans-solution'] as const);
      this.on(due - 45, 16, () => tell.giveUp(id, this.lead, stepId, reason));
      return;
    }
    const result: StepResult =
      fate < 52 ? 'abouti' : fate < 68 ? 'en-partie' : fate < 78 ? 'refuse' : 'sans-effet';
    const done = Math.min(day - 1, due + 10 - dice.below(25));
    this.on(done, 16, () => tell.finish(id, this.lead, stepId, result, words.outcomes?.[result]));
  }

  /** Something that was proposed, and that the person would rather not do. */
  private refusal(day: number, aim: Aim): void {
    const { dice, tell, id } = this.b;
    const reason = dice.pick(['pas-maintenant', 'autre-idee', 'trop-difficile', 'ne-convient-pas'] as const);
    let proposal = '';
    this.on(day, 9, async () => {
      proposal = await tell.proposeStep(id, this.lead, await this.objective(aim), {
        title: 'Suivre l’atelier « Préparer un entretien »',
        lever: 'projet',
        owner: 'personne',
      });
    });
    if (day >= 4) this.on(day - 3, 19, () => tell.decline(id, proposal, reason));
  }

  /** A contributeur who takes a step in hand. */
  private helper(day: number): void {
    const { dice, tell, id, teams } = this.b;
    const difficulty = this.met.find(({ helpers }) => helpers !== undefined);
    const who = difficulty?.helpers && teams.colleague(difficulty.helpers.organisations, dice);
    const words = difficulty?.steps[0];
    if (!who || !words || day < 3) return;
    let stepId = '';
    this.on(day, 10, () => tell.join(id, this.lead, who, 'contributeur', difficulty.helpers?.reason ?? ''));
    this.on(day - 1, 10, async () => {
      const objective = await this.objective({ about: difficulty.objective });
      const dueOn = tell.clock.civilDaysAgo(day - 35);
      stepId = await tell.step(id, this.lead, objective, { ...words, owner: who, dueOn });
    });
    this.on(day - 12, 15, () => tell.contact(id, who, 'telephone', 'Premier rendez-vous pris'));
    if (dice.chance(0.75))
      this.on(day - 38, 15, () => tell.finish(id, who, stepId, 'abouti', words.outcomes?.abouti));
  }

  /** Another service accompanies too, or cannot. */
  private colleague(day: number): void {
    const { dice, tell, id, teams, body } = this.b;
    const from: OrganisationKey[] =
      body.kind === 'departement' || body.kind === 'ccas'
        ? ['france-travail', 'france-travail-bourges', 'o-ft-saint-amand']
        : ['departement', 'association'];
    const who = teams.colleague(from, dice);
    if (!who || who === this.lead) return;
    const what = from.includes('departement') ? 'social' : 'professionnel';
    const reason = `Un accompagnement ${what} en plus du nôtre.`;
    const accept = dice.chance(0.8);
    this.on(day, 9, () =>
      accept
        ? tell.join(id, this.lead, who, 'accompagnateur', reason)
        : tell.declinedInvitation(id, this.lead, who, 'accompagnateur', reason),
    );
    if (accept) this.on(day - 25, 14, () => tell.contact(id, who, 'entretien', 'Point fait ensemble'));
  }

  /** Inside the same body, another référent takes over. */
  private relay(day: number): void {
    const { tell, id, body, teams } = this.b;
    if (Object.keys(body.leads).length < 2) return;
    const next = teams.lead(body, this.lead);
    teams.leaves(this.lead);
    this.on(day, 9, async () => {
      await tell.appoint(id, body.manager, next);
      this.lead = next;
    });
  }

  private newStatus(day: number): void {
    const { dice, tell, id, body } = this.b;
    const drawn = dice.pick(['formation', 'salarie', 'salarie', 'pass-iae'] as const);
    // Those bodies receive people who have the pass already.
    const kind = drawn === 'pass-iae' && ['siae', 'plie'].includes(body.kind) ? 'salarie' : drawn;
    this.on(day, 13, () => tell.status(id, this.lead, kind, tell.clock.civilDaysAgo(day + 3)));
  }
}
