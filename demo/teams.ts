import type { Dice } from '../src/platform/random/dice.ts';
import type { AccountKey, Cast, DemoBody, OrganisationKey, Zone } from './cast.ts';

/** Who follows how many, so that portfolios fill as they do: each référent in proportion to what their post follows. */
export class Teams {
  private readonly cast: Cast;
  private readonly bodies: readonly DemoBody[];
  private readonly followed = new Map<string, number>();

  constructor(cast: Cast) {
    this.cast = cast;
    this.bodies = cast.bodies.filter(({ leads }) => Object.keys(leads).length > 0);
  }

  /** The body of one of these kinds that is nearest and has the most room. */
  body(kinds: readonly DemoBody['kind'][], zone: Zone): DemoBody {
    const able = this.bodies.filter(({ kind }) => kinds.includes(kind));
    const near = able.filter((body) => body.zone === undefined || body.zone === zone);
    const chosen = least(near.length > 0 ? near : able, (body) => this.load(body));
    if (!chosen) throw new Error(`no body of kind ${kinds.join()}`);
    return chosen;
  }

  /** Where one may be oriented, by the room there is: three times in four where there is the most. */
  destination<Choice extends readonly [DemoBody['kind'], unknown]>(
    choices: readonly Choice[],
    zone: Zone,
    dice: Dice,
  ): Choice {
    const open = choices.filter(([kind]) => this.bodies.some((body) => body.kind === kind));
    if (open.length === 0) throw new Error(`no body for ${choices.map(([kind]) => kind).join()}`);
    if (dice.chance(0.25)) return dice.pick(open);
    return least(open, ([kind]) => this.load(this.body([kind], zone))) ?? dice.pick(open);
  }

  lead(body: DemoBody, except?: AccountKey): AccountKey {
    const able = (Object.keys(body.leads) as AccountKey[]).filter((lead) => lead !== except);
    const lead = least(able, (key) => (this.followed.get(key) ?? 0) / (body.leads[key] ?? 1));
    if (!lead) throw new Error(`nobody to appoint at ${body.body}`);
    this.followed.set(lead, (this.followed.get(lead) ?? 0) + 1);
    return lead;
  }

  /** Whose portfolio somebody leaves. */
  leaves(lead: AccountKey): void {
    this.followed.set(lead, (this.followed.get(lead) ?? 1) - 1);
  }

  /** Who decides for the people that this body enters. */
  officer({ body }: DemoBody): AccountKey {
    const officers = this.cast.accounts.filter(({ duty }) => duty === 'orientation-officer');
    const own = officers.find(({ organisation }) => organisation === body);
    return (own ?? officers.find(({ organisation }) => organisation === 'departement'))?.key as AccountKey;
  }

  /** Somebody of one of these organisations who is neither at the desk nor the data officer. */
  colleague(organisations: readonly OrganisationKey[], dice: Dice): AccountKey | null {
    const able = this.cast.accounts.filter(
      ({ organisation, roles }) => organisations.includes(organisation) && roles.includes('member'),
    );
    return able.length > 0 ? (dice.pick(able).key as AccountKey) : null;
  }

  private load({ leads }: DemoBody): number {
    const room = Object.values(leads).reduce((sum, n) => sum + n, 0);
    return Object.keys(leads).reduce((sum, key) => sum + (this.followed.get(key) ?? 0), 0) / room;
  }
}

function least<T>(items: readonly T[], weight: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || weight(item) < weight(best) ? item : best),
    undefined,
  );
}
