import { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../platform/clock/clock.ts';
import { PLACES_BELIEVED_DAYS } from './freshness.ts';

/** The day from which what is said of free places is still believed. */
export const placesBound = (clock: Clock): string =>
  Temporal.PlainDate.from(today(clock)).subtract({ days: PLACES_BELIEVED_DAYS }).toString();
