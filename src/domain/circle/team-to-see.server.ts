import { sql } from 'kysely';

/**
 * What waits for a manager: for their page of stand-ins and for their day. The functions ask who reads, and give nobody else anything.
 * Days are first and last days, both included.
 */
export const departuresToSee = sql`(
  SELECT seat, name, (until_on - 1)::date AS last_day, leads FROM access.departures())`;

export const absencesToSee = sql`access.team_absences()`;

/** Stand-ins that a departure cuts short, by colleague who is away: from the first day on which nobody stands in. */
export const cutShortToSee = sql`(
  SELECT for_seat, min(for_name) AS for_name, string_agg(DISTINCT name, ' et ') AS names, min(from_on) AS from_on,
    max(until_on) AS until_on, count(*)::int AS people
  FROM access.stand_ins_cut_short() GROUP BY for_seat)`;
