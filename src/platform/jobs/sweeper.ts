import type { Runtime } from '../runtime.ts';

const SWEEP_MS = 5_000;

interface Sweeping {
  readonly name: string;
  readonly onRing: (listener: () => void) => () => void;
  /** Does one piece of what waits; false when nothing did. `goOn` turns false when the process stops. */
  readonly next: (goOn: () => boolean) => Promise<boolean>;
}

/**
 * Works through what rows of the database say is waiting, one piece at a time: at start, when a page asks for it, and every few
 * seconds for what others asked. For work that lasts minutes, shows its progress and must go on seconds after a kill.
 */
export function startSweeper(runtime: Runtime, { name, onRing, next }: Sweeping): { stop(): Promise<void> } {
  let stopped = false;
  let asked = false;
  let running: Promise<void> | null = null;
  const work = async () => {
    while (asked && !stopped) {
      asked = false; // whoever asks from now on may have come after the last look
      if (await next(() => !stopped)) asked = true;
    }
  };
  const sweep = () => {
    asked = true;
    running ??= work()
      .catch((error) => runtime.log.error({ err: error }, name))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  const forget = onRing(sweep);
  sweep();
  return {
    async stop() {
      stopped = true;
      forget();
      clearInterval(timer);
      await running;
    },
  };
}
