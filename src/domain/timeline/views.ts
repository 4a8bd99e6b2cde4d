import type { CivilDate } from '../../platform/clock/clock.ts';
import type { EventCategory } from './codes.ts';

export interface TimelineEntry {
  readonly id: string;
  /** The day it happened, in the territory's time zone. */
  readonly on: CivilDate;
  readonly title: string;
  /** The first words of the title, when the rest explains them. */
  readonly lead: string | null;
  readonly rest: string;
  readonly category: EventCategory;
  readonly relay: boolean;
  readonly author: string;
  /** null: the person themselves. */
  readonly organisation: string | null;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  /** The contact that the reader noted less than a day ago and may still withdraw. */
  readonly withdrawable: string | null;
  /** Somebody else wrote it since the reader's last visit. */
  readonly isNew: boolean;
}

export interface TimelineSlice {
  readonly entries: readonly TimelineEntry[];
  /** Where older events begin; null when there are none. */
  readonly next: string | null;
  /** Whose events the reader can choose to see alone: nobody's that they would not read. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}
