import { sayRoom } from '../src/domain/offer/own/keep-fresh.server.ts';
import { openOwnStructure } from '../src/domain/offer/own/keep-structure.server.ts';
import { moveOwnService } from '../src/domain/offer/own/move-service.server.ts';
import { ownOffer } from '../src/domain/offer/own/own-offer.query.server.ts';
import { ownServicePage } from '../src/domain/offer/own/own-service-page.query.server.ts';
import type { OwnServiceMove } from '../src/domain/offer/own/states.ts';
import { createOwnService } from '../src/domain/offer/own/write-service.server.ts';
import type { SuggestionSubject } from '../src/domain/offer/suggestion/codes.ts';
import { suggestCorrection } from '../src/domain/offer/suggestion/suggest.server.ts';
import { run } from '../src/platform/access/run.ts';
import type { AccountKey } from './cast.ts';
import type { Storyteller } from './storyteller.ts';

export type Entered = Record<string, string | string[]>;

/** What the people of a structure do with their own offer. `common`: what all its services say, unless told otherwise. */
export class OwnOfferStory {
  private readonly tell: Storyteller;
  private readonly by: AccountKey;
  private readonly common: Entered;
  private structureId = '';

  constructor(tell: Storyteller, by: AccountKey, common: Entered) {
    this.tell = tell;
    this.by = by;
    this.common = common;
  }

  private actor(who: AccountKey = this.by) {
    return this.tell.territory.actor(who);
  }

  /** No source describes it: it begins as Relais knows the organisation. */
  async open(daysAgo: number): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 9);
    await run(this.tell.runtime, openOwnStructure, this.actor(), {});
    const { structures } = await run(this.tell.runtime, ownOffer, this.actor(), {});
    this.structureId = structures[0]?.structureId ?? '';
  }

  async create(
    daysAgo: number,
    entered: Entered,
    model?: { readonly modelId: string; readonly version: number },
  ): Promise<string> {
    this.tell.clock.daysAgo(daysAgo, 10);
    const { serviceId } = await run(this.tell.runtime, createOwnService, this.actor(), {
      structureId: this.structureId,
      entered: { ...this.common, ...entered },
      model,
    });
    return serviceId;
  }

  async move(daysAgo: number, serviceId: string, move: OwnServiceMove): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 11);
    const { service } = await run(this.tell.runtime, ownServicePage, this.actor(), { serviceId });
    await run(this.tell.runtime, moveOwnService, this.actor(), { serviceId, version: service.version, move });
  }

  async room(daysAgo: number, serviceId: string, placesFree: string, waitingWeeks: string): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 9);
    await run(this.tell.runtime, sayRoom, this.actor(), { serviceId, placesFree, waitingWeeks });
  }

  async suggests(
    daysAgo: number,
    who: AccountKey,
    serviceId: string,
    about: SuggestionSubject,
    words: string,
  ): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 15);
    await run(this.tell.runtime, suggestCorrection, this.actor(who), { serviceId, about, words });
  }

  /** The first service of the directory whose structure no organisation keeps. */
  async serviceOfNobody(): Promise<string> {
    const { rows } = await this.tell.runtime.database.openPool.query<{ id: string }>(
      `SELECT s.service_id AS id FROM offer_service s JOIN offer_structure st USING (structure_id)
       WHERE st.managed_by IS NULL ORDER BY s.service_id LIMIT 1`,
    );
    return rows[0]?.id ?? '';
  }
}
