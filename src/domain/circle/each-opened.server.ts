import type { Context } from '../../platform/access/run.ts';

/** The size of a page: `open` takes no more at once. */
const AT_ONCE = 200;

/** Does something for each of these people that the actor stands anywhere towards, opening them page by page. */
export async function eachOpened(
  open: Context['open'],
  people: readonly string[],
  work: (personId: string) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const opened = await open(people.slice(start, start + AT_ONCE));
    for (const personId of opened.keys()) await work(personId);
  }
}
