import type { Clock } from '../src/platform/clock/clock.ts';
import { takeIdsFrom } from '../src/platform/database/id.ts';

/** Ids of version 7 that hold the story's own time and a count instead of chance: the same story has the same ids. */
export async function withCountedIds<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  let count = 0;
  takeIdsFrom(() => {
    const time = clock.now().epochMilliseconds.toString(16).padStart(12, '0');
    const rest = (count++).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`;
  });
  try {
    return await work();
  } finally {
    takeIdsFrom(null);
  }
}
