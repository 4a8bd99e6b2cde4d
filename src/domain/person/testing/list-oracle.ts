import type { Facts, PersonFact, SeatFact } from '../../access-proof/facts.ts';
import { Oracle, type OracleActor } from '../../access-proof/oracle.ts';
import type { PeopleScope } from '../codes.ts';
import { type DrawnLists, dayAfter, dayFromToday, type ListedFacts } from './drawn-lists.ts';

interface Wanted {
  readonly seat: string;
  readonly scope: PeopleScope;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly reversed: boolean;
}

/** What of one person a reader of a list may learn. */
interface Learnt {
  readonly file: boolean;
  readonly due: boolean;
  readonly contact: boolean;
  readonly change: boolean;
}

/** The lists of a world by the table of rights and plain loops: slow, and sharing nothing with the database's functions. */
export class ListOracle {
  private readonly oracle: Oracle;
  private readonly facts: Facts;
  private readonly lists: DrawnLists;

  constructor(facts: Facts, lists: DrawnLists) {
    this.oracle = new Oracle(facts);
    this.facts = facts;
    this.lists = lists;
  }

  /** The people of a list, in its order. */
  people({ seat, scope, filters, sort: asked, reversed }: Wanted): string[] {
    const sort = scope !== 'personnes' && ['referent', 'a-faire'].includes(asked) ? 'nom' : asked;
    const reader = this.reader(seat);
    if (!reader) return [];
    const rows = this.lists.people.filter((row) => {
      const { personId } = row;
      const person = this.person(personId);
      return (
        this.inList(reader, scope, person) &&
        (row.endedOn === null || 'accompagnement' in filters) &&
        Object.entries(filters).every(([name, value]) => this.passes(reader, scope, personId, name, value))
      );
    });
    const keyed = rows.map((row) => ({ row, key: this.keyOf(reader, scope, row, sort) }));
    keyed.sort((a, b) => compareRows(a, b, sort, reversed));
    return keyed.map(({ row }) => row.personId);
  }

  learnsAnything(seat: string, scope: PeopleScope): boolean {
    const reader = this.reader(seat);
    return this.facts.people.some((person) => {
      if (!reader || !this.inList(reader, scope, person)) return false;
      const { due, contact, change } = this.learns(reader, scope, person);
      return due || contact || change;
    });
  }

  news(seat: string, personId: string): string[] {
    const reader = this.reader(seat);
    if (!reader) return [];
    const standing = this.oracle.standing(actorOf(reader), this.person(personId));
    if (!standing.readsFile && !standing.contributes) return [];
    return this.newsFor(reader, personId, standing.readsFile);
  }

  private reader(seat: string): SeatFact | undefined {
    const reader = this.oracle.currentSeat({ kind: 'seat', seat });
    return reader && this.oracle.territoriesOf(reader).length > 0 ? reader : undefined;
  }

  private person(id: string): PersonFact {
    const person = this.facts.people.find((one) => one.id === id);
    if (!person) throw new Error(`nobody is ${id}`);
    return person;
  }

  private inList(reader: SeatFact, scope: PeopleScope, p: PersonFact): boolean {
    const { today } = this.facts;
    if (!this.oracle.readsExistence(actorOf(reader), p)) return false;
    if (scope === 'autorite') return this.orientsFor(reader, p.authority);
    if (scope === 'organisation') {
      const brought = p.origin === reader.organisation && this.oracle.leadOf(p.id) === undefined;
      return (reader.manager || reader.reception) && (p.referentBody === reader.organisation || brought);
    }
    return (
      this.facts.circle.some((c) => c.person === p.id && c.seat === reader.id && c.until === null) ||
      this.facts.grants.some(
        (g) => g.person === p.id && g.seat === reader.id && !g.revoked && g.from <= today && g.until >= today,
      )
    );
  }

  private orientsFor(reader: SeatFact, authority: string): boolean {
    const { today } = this.facts;
    const territories = this.oracle.territoriesOf(reader);
    return this.facts.duties.some(
      (d) =>
        d.seat === reader.id &&
        d.kind === 'orientation-officer' &&
        d.authority === authority &&
        (d.until === null || d.until > today) &&
        territories.includes(d.territory),
    );
  }

  /** In an organisation's list its manager learns all, its reception nothing; an authority's list says nothing of contacts. */
  private learns(reader: SeatFact, scope: PeopleScope, p: PersonFact): Learnt {
    const actor = actorOf(reader);
    const file = this.oracle.standing(actor, p).readsFile;
    if (scope === 'autorite') return { file, due: true, contact: false, change: true };
    if (scope === 'organisation' && p.referentBody === reader.organisation) {
      return { file, due: reader.manager, contact: reader.manager, change: reader.manager };
    }
    return {
      file,
      due: this.oracle.readsDeadlines(actor, p),
      contact: file,
      change: this.oracle.readsSummary(actor, p),
    };
  }

  private passes(
    reader: SeatFact,
    scope: PeopleScope,
    personId: string,
    name: string,
    value: string,
  ): boolean {
    const row = this.lists.people.find((one) => one.personId === personId) as ListedFacts;
    const p = this.person(personId);
    const lead = this.oracle.leadOf(p.id);
    const { file, due, contact, change } = this.learns(reader, scope, p);
    const { today } = this.facts;
    const { dueOn, mine } = this.firstOf(reader, row, contact);
    const tests: Record<string, boolean> = {
      'referent moi': lead === reader.id,
      'referent collegue': lead !== undefined && lead !== reader.id,
      'referent sans': lead === undefined,
      'porteur moi': due && dueOn !== null && mine,
      'porteur autre': due && dueOn !== null && !mine,
      'echeance depassee': due && dueOn !== null && dueOn < today,
      'echeance 30-jours': due && dueOn !== null && dueOn >= today && dueOn <= dayFromToday(30),
      'echeance aucune': due && dueOn === null,
      'contact sans-nouvelles': contact && row.silentSince <= dayFromToday(-60),
      'contact jamais': contact && row.contactOn === null,
      'changement 90-jours': change && row.changeOn !== null && row.changeOn <= dayFromToday(90),
      'information manque': !p.informed,
      'accompagnement termine': row.endedOn !== null,
      'nouveau oui': this.hasNews(reader, p, file),
      [`commune ${row.communeCode}`]: true,
      [`etiquette ${value}`]: this.hasTag(reader, p, value),
      [`named ${value}`]: ` ${row.sortName}`.includes(` ${value}`),
    };
    return tests[`${name} ${value}`] ?? false;
  }

  /** What comes first: sixty days of silence, which the référent ends, unless something is due no later. */
  private firstOf(reader: SeatFact, row: ListedFacts, contact: boolean) {
    const lead = this.oracle.leadOf(row.personId);
    const silence = dayAfter(row.silentSince, 60);
    const silent = contact && lead !== undefined && silence <= this.facts.today;
    return silent && (row.dueOn === null || row.dueOn > silence)
      ? { dueOn: silence, label: 'Reprendre contact', owner: 'siege', mine: lead === reader.id }
      : { ...row, mine: row.ownerSeat === reader.id };
  }

  /** Whether the list shows any tag of the reader's organisation on the person. */
  showsTag(seat: string, personId: string): boolean {
    const reader = this.reader(seat);
    return reader !== undefined && this.hasTag(reader, this.person(personId));
  }

  /** On the record, or on one that is joined to it, where the reader reads its tags. */
  private hasTag(reader: SeatFact, p: PersonFact, tag?: string): boolean {
    const joined = this.facts.pairs.filter(({ table, other }) => table === 'person_alias' && other === p.id);
    return [p, ...joined.map(({ person }) => this.person(person))].some((record) => {
      const { readsFile, contributes } = this.oracle.standing(actorOf(reader), record);
      return (
        (readsFile || contributes) &&
        this.lists.tagged.some(
          ({ person, tagId, organisation }) =>
            person === record.id && [tagId, undefined].includes(tag) && organisation === reader.organisation,
        )
      );
    });
  }

  private hasNews(reader: SeatFact, p: PersonFact, file: boolean): boolean {
    if (!file && !this.oracle.standing(actorOf(reader), p).contributes) return false;
    return this.newsFor(reader, p.id, file).length > 0;
  }

  private newsFor(reader: SeatFact, personId: string, file: boolean): string[] {
    const visit = this.lists.seen.find((one) => one.person === personId && one.seat === reader.id);
    if (!visit) {
      const arrived = this.lists.arrivals.some((a) => a.person === personId && a.seat === reader.id);
      return arrived ? ['arrivee'] : [];
    }
    const kinds = this.lists.events
      .filter((e) => e.personId === personId && !e.secret && e.author !== reader.id && e.at > visit.upto)
      .filter((e) => file || e.shared.includes(reader.id))
      .map(({ kind }) => kind);
    return [...new Set(kinds)].sort();
  }

  private keyOf(reader: SeatFact, scope: PeopleScope, row: ListedFacts, sort: string): string | null {
    const { due, contact } = this.learns(reader, scope, this.person(row.personId));
    const first = this.firstOf(reader, row, contact);
    switch (sort) {
      case 'echeance':
        return due ? first.dueOn : null;
      case 'contact':
        return contact ? row.contactOn : null;
      case 'entree':
        return row.enteredOn;
      case 'referent':
        if (scope !== 'personnes' || row.leadName === null) return null;
        return this.oracle.leadOf(row.personId) === reader.id ? '' : row.leadName;
      case 'a-faire':
        if (scope !== 'personnes' || !due || first.dueOn === null) return null;
        return `${first.mine ? '' : first.owner} ${first.label}`;
      default:
        return null;
    }
  }
}

const actorOf = (reader: SeatFact): OracleActor => ({ kind: 'seat', seat: reader.id });

interface Keyed {
  readonly row: ListedFacts;
  readonly key: string | null;
}

/** By key, its own way or the other; equal keys by name; without key last. */
function compareRows(a: Keyed, b: Keyed, sort: string, reversed: boolean): number {
  if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
  const falling = (sort === 'entree') !== reversed;
  const byKey = a.key === null || b.key === null ? 0 : order(a.key, b.key);
  if (byKey !== 0) return falling ? -byKey : byKey;
  const byName = order(a.row.sortName, b.row.sortName) || order(a.row.personId, b.row.personId);
  return sort === 'nom' && reversed ? -byName : byName;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
