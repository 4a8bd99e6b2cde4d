import type { CircleFact, Facts, ItemFact, PairFact, PersonFact, SeatFact } from './facts.ts';

/**
 * An independent judge of « who may read what », written from the table of rights (docs/developers/access.md) over plain
 * facts: slow, literal, and sharing nothing with the policies it judges.
 */
export type OracleActor =
  | { kind: 'seat'; seat: string }
  | { kind: 'person'; person: string }
  /** Who bears the person's code on paper: no table is theirs to read. */
  | { kind: 'preparing'; person: string }
  | { kind: 'anonymous' };

interface Standing {
  lead: boolean;
  accompanies: boolean;
  readsFile: boolean;
  contributes: boolean;
  desk: boolean;
  summary: boolean;
  manages: boolean;
}

const nobody: Standing = {
  lead: false,
  accompanies: false,
  readsFile: false,
  contributes: false,
  desk: false,
  summary: false,
  manages: false,
};

export class Oracle {
  readonly facts: Facts;
  constructor(facts: Facts) {
    this.facts = facts;
  }

  currentSeat(actor: OracleActor): SeatFact | undefined {
    if (actor.kind !== 'seat') return undefined;
    const { today } = this.facts;
    return this.facts.seats.find(
      (s) => s.id === actor.seat && s.from <= today && (s.until === null || s.until > today),
    );
  }

  /** The territories where the seat's organisation has a current agreement. */
  territoriesOf(seat: SeatFact): string[] {
    const { today } = this.facts;
    return this.facts.agreements
      .filter(
        (a) =>
          a.organisation === seat.organisation && a.from <= today && (a.until === null || a.until >= today),
      )
      .map((a) => a.territory);
  }

  private isOfficerFor(seat: SeatFact, authority: string): boolean {
    const { today } = this.facts;
    const territories = this.territoriesOf(seat);
    return this.facts.duties.some(
      (d) =>
        d.seat === seat.id &&
        d.kind === 'orientation-officer' &&
        d.authority === authority &&
        (d.until === null || d.until > today) &&
        territories.includes(d.territory),
    );
  }

  leadOf(person: string): string | undefined {
    return this.facts.leads.find((l) => l.person === person && l.until === null)?.seat;
  }

  private organisationOf(seatId: string): string | undefined {
    return this.facts.seats.find((s) => s.id === seatId)?.organisation;
  }

  isDiscreet(seatId: string): boolean {
    const organisation = this.organisationOf(seatId);
    return this.facts.organisations.some((o) => o.id === organisation && o.discreet);
  }

  private isCapEmploi(seatId: string): boolean {
    const organisation = this.organisationOf(seatId);
    return this.facts.organisations.some((o) => o.id === organisation && o.capEmploi);
  }

  standing(actor: OracleActor, p: PersonFact): Standing {
    const seat = this.currentSeat(actor);
    if (!seat) return nobody;
    if (!this.territoriesOf(seat).includes(p.territory)) return nobody;
    if (p.barred.includes(seat.organisation) || p.conflicts.includes(seat.id)) return nobody;
    if (!p.informed && p.origin !== seat.organisation) return nobody;

    const lead = this.leadOf(p.id);
    const circle = this.facts.circle.filter((c) => c.person === p.id && c.until === null);
    const mine = circle.filter((c) => c.seat === seat.id);
    const around = circle.some((c) => this.organisationOf(c.seat) === seat.organisation);
    const isBody = p.referentBody === seat.organisation;
    const { today } = this.facts;
    const granted = this.facts.grants
      .filter(
        (g) => g.person === p.id && g.seat === seat.id && !g.revoked && g.from <= today && g.until >= today,
      )
      .map((g) => g.level);

    const isLead = lead === seat.id || granted.includes('lead');
    const accompanies = isLead || mine.some((c) => c.role === 'accompagnateur') || granted.includes('edit');
    const withoutLead = lead === undefined;
    return {
      lead: isLead,
      accompanies,
      readsFile: accompanies || (seat.manager && isBody) || granted.includes('file'),
      contributes: mine.some((c) => c.role === 'contributeur'),
      desk:
        (seat.reception && (around || isBody || (p.origin === seat.organisation && withoutLead))) ||
        (withoutLead && (this.isOfficerFor(seat, p.authority) || this.isOfficerFor(seat, p.origin))),
      summary: this.isOfficerFor(seat, p.authority) || granted.includes('summary'),
      manages: seat.manager && (around || isBody),
    };
  }

  isSelf(actor: OracleActor, person: string): boolean {
    return actor.kind === 'person' && actor.person === person;
  }

  /** « exists » : the person is in some list of theirs. */
  readsExistence(actor: OracleActor, p: PersonFact): boolean {
    return this.isSelf(actor, p.id) || Object.values(this.standing(actor, p)).includes(true);
  }

  readsIdentity(actor: OracleActor, p: PersonFact): boolean {
    const s = this.standing(actor, p);
    return this.isSelf(actor, p.id) || s.readsFile || s.contributes || s.desk || s.summary;
  }

  readsAddress(actor: OracleActor, p: PersonFact): boolean {
    if (!p.protected || this.isSelf(actor, p.id)) return this.readsIdentity(actor, p);
    return this.standing(actor, p).lead;
  }

  /** Sensitive, discreet and hidden items, for somebody who may read the file. */
  private shows(actor: OracleActor, item: ItemFact, discreet = this.isDiscreet(item.author)): boolean {
    if (this.isSelf(actor, item.person)) return true;
    const seat = this.currentSeat(actor);
    const person = this.facts.people.find((p) => p.id === item.person);
    if (!seat || !person) return false;
    if (item.hiddenFrom.includes(seat.organisation)) return false;
    if (item.author === seat.id || item.named.includes(seat.id)) return true;
    if (discreet) return false;
    if (!item.sensitive) return true;
    const s = this.standing(actor, person);
    return s.lead || (s.accompanies && this.isCapEmploi(seat.id));
  }

  private showsReferral(actor: OracleActor, s: Standing, item: ItemFact): boolean {
    const discreet = this.isDiscreet(item.author);
    const plain = { ...item, sensitive: false };
    if (this.shows(actor, plain, discreet || item.sensitive)) return true;
    return item.sensitive && !discreet && s.lead && this.shows(actor, plain, false);
  }

  readsItem(actor: OracleActor, item: ItemFact): boolean {
    const p = this.facts.people.find((x) => x.id === item.person);
    if (!p) return false;
    const s = this.standing(actor, p);
    const self = this.isSelf(actor, p.id);
    switch (item.table) {
      case 'status_period':
        return (self || s.readsFile || s.summary) && this.shows(actor, item, false);
      case 'household_period':
      case 'listed_date':
      case 'orientation':
      case 'accompaniment_end':
        return self || s.readsFile || s.summary;
      case 'diagnosis_summary':
        return self || s.readsFile || s.summary;
      case 'diagnosis_sitting':
      case 'diagnosis_participant':
      case 'diagnosis_answer':
      case 'diagnosis_answer_version':
      // What is proposed is not shared with contributeurs: it is not in the plan.
      case 'plan_proposal':
      case 'plan_proposal_version':
        return (self || s.readsFile) && this.shows(actor, item);
      // The person's own words: nobody in the circle is their author.
      case 'diagnosis_prepared':
        return (self || s.readsFile) && this.shows(actor, { ...item, author: 'the person' }, false);
      case 'objective':
      case 'step':
        return (self || s.readsFile || this.sharedWith(actor, s, item)) && this.shows(actor, item);
      // Between two professionals: those who accompany read it with the step, managers do not; of the contributeurs, these two.
      case 'step_question':
        return (self || s.accompanies || this.ownOrShared(actor, s, item)) && this.shows(actor, item);
      // A service that says something of the person: its author, the référent and whom the person names; not Cap emploi.
      case 'referral':
        return (self || s.readsFile) && this.showsReferral(actor, s, item);
      case 'timeline_event':
      case 'contact':
        return (self || s.readsFile || this.ownOrShared(actor, s, item)) && this.shows(actor, item);
      // A portfolio that changes hands is the business of its own organisation's managers.
      case 'portfolio_move_item':
        return s.manages && this.currentSeat(actor)?.organisation === this.organisationOf(item.author);
      // Whom somebody chose for an act on many is their business alone, for as long as the person is in a list of theirs.
      case 'people_act_item':
        return Object.values(s).includes(true) && actor.kind === 'seat' && actor.seat === item.author;
      // What the person chose is theirs; what they ask of the authority is its orientation service's too.
      case 'objection':
      case 'item_choice':
        return self;
      case 'orientation_request':
        return self || this.orients(actor, p);
      case 'person_comment':
        return self || (this.readsComment(s, item) && this.shows(actor, item));
      // How the person signs in: those who read the file, and reception, who meets them.
      case 'sign_in_address':
      case 'paper_code':
        return self || s.readsFile || s.desk;
      // As the notes of an organisation: those of it who read the file or contribute, and the person.
      case 'person_tag':
        return (
          self ||
          ((s.readsFile || s.contributes) &&
            this.currentSeat(actor)?.organisation === this.organisationOf(item.author))
        );
      case 'person_external_number':
        return (
          this.readsIdentity(actor, p) &&
          this.currentSeat(actor)?.organisation !== undefined &&
          this.currentSeat(actor)?.organisation === this.organisationOf(item.author)
        );
    }
  }

  /** Two records that may be one person: the orientation service of either. Two that are: whoever reads who both are. */
  readsPair(actor: OracleActor, { table, person, other }: PairFact): boolean {
    const both = this.facts.people.filter((p) => p.id === person || p.id === other);
    if (table === 'person_alias') return both.every((p) => this.readsIdentity(actor, p));
    return both.some((p) => this.orients(actor, p));
  }

  /** The orientation service of the person's own authority. */
  private orients(actor: OracleActor, p: PersonFact): boolean {
    const seat = this.currentSeat(actor);
    return seat !== undefined && this.standing(actor, p).summary && this.isOfficerFor(seat, p.authority);
  }

  private readsComment(s: Standing, { comment }: ItemFact): boolean {
    if (comment === 'for-lead') return s.lead;
    return s.readsFile || (comment === 'status' && s.summary);
  }

  private sharedWith(actor: OracleActor, s: Standing, item: ItemFact): boolean {
    const seat = this.currentSeat(actor);
    return s.contributes && seat !== undefined && item.shared.includes(seat.id);
  }

  /** Deadlines: not for contributeurs, nor for reception. */
  readsDeadlines(actor: OracleActor, p: PersonFact): boolean {
    return this.readsSummary(actor, p) || this.standing(actor, p).manages;
  }

  /** What lists say of contacts: the readers of the file alone. */
  readsContacts(actor: OracleActor, p: PersonFact): boolean {
    return this.isSelf(actor, p.id) || this.standing(actor, p).readsFile;
  }

  /** A contact noted by mistake: its author, as long as they accompany or contribute. */
  withdrawsContact(actor: OracleActor, item: ItemFact): boolean {
    const p = this.facts.people.find((x) => x.id === item.person);
    const seat = this.currentSeat(actor);
    if (!p || !seat || item.author !== seat.id) return false;
    const s = this.standing(actor, p);
    return (s.accompanies || s.contributes) && this.readsItem(actor, item);
  }

  /** Summaries: the readers of the file, and the orientation service. */
  readsSummary(actor: OracleActor, p: PersonFact): boolean {
    const s = this.standing(actor, p);
    return this.isSelf(actor, p.id) || s.readsFile || s.summary;
  }

  /** Diagnosis and plan: those who accompany. */
  accompanies(actor: OracleActor, p: PersonFact): boolean {
    return this.standing(actor, p).accompanies;
  }

  /** A contributeur: what they wrote and what is shared with them. */
  private ownOrShared(actor: OracleActor, s: Standing, item: ItemFact): boolean {
    const seat = this.currentSeat(actor);
    return s.contributes && seat !== undefined && (item.author === seat.id || item.shared.includes(seat.id));
  }

  readsCircleRow(actor: OracleActor, row: CircleFact): boolean {
    const p = this.facts.people.find((x) => x.id === row.person);
    const seat = this.currentSeat(actor);
    if (!p) return false;
    if (this.isSelf(actor, p.id)) return true;
    if (!seat || this.territoriesOf(seat).length === 0) return false;
    if (row.seat === seat.id && row.until === null) return true;
    const s = this.standing(actor, p);
    const own = this.organisationOf(row.seat) === seat.organisation;
    const open = s.readsFile || s.contributes || s.summary || ((s.desk || s.manages) && own);
    return open && (row.seat === seat.id || !this.isDiscreet(row.seat) || row.named.includes(seat.id));
  }

  readsLeadRow(actor: OracleActor, row: { person: string; seat: string }): boolean {
    const p = this.facts.people.find((x) => x.id === row.person);
    const seat = this.currentSeat(actor);
    if (!p) return false;
    if (this.isSelf(actor, p.id)) return true;
    if (!seat || this.territoriesOf(seat).length === 0 || p.barred.includes(seat.organisation)) return false;
    const s = this.standing(actor, p);
    return row.seat === seat.id || s.readsFile || s.contributes || s.summary || s.manages;
  }

  readsInvitation(actor: OracleActor, row: { person: string; seat: string; by: string }): boolean {
    const p = this.facts.people.find((x) => x.id === row.person);
    const seat = this.currentSeat(actor);
    if (!p) return false;
    if (this.isSelf(actor, p.id)) return true;
    if (!seat || this.territoriesOf(seat).length === 0 || p.barred.includes(seat.organisation)) return false;
    if (row.seat === seat.id || row.by === seat.id) return true;
    const s = this.standing(actor, p);
    return (s.accompanies || s.summary) && !this.isDiscreet(row.seat);
  }

  readsGrant(actor: OracleActor, row: { person: string; seat: string }): boolean {
    const p = this.facts.people.find((x) => x.id === row.person);
    const seat = this.currentSeat(actor);
    if (!p) return false;
    if (this.isSelf(actor, p.id)) return true;
    if (!seat || this.territoriesOf(seat).length === 0 || p.barred.includes(seat.organisation)) return false;
    const s = this.standing(actor, p);
    return row.seat === seat.id || (!this.isDiscreet(row.seat) && (s.readsFile || s.manages));
  }

  writesIdentity(actor: OracleActor, p: PersonFact): boolean {
    const s = this.standing(actor, p);
    return this.isSelf(actor, p.id) || s.lead || s.desk;
  }

  /** Statuses and household: « edit » for the référent and the orientation officer of the authority. */
  writesStatus(actor: OracleActor, p: PersonFact): boolean {
    const s = this.standing(actor, p);
    return s.lead || s.summary;
  }

  /** The number under which one's own organisation knows the person. */
  writesNumber(actor: OracleActor, p: PersonFact): boolean {
    const s = this.standing(actor, p);
    return s.accompanies || s.desk;
  }
}
