import { readFileSync } from 'node:fs';

const EVERY_MS = 300;

/**
 * npm runs a script through a shell, and neither passes a SIGTERM on: stopping `npm start` would leave Relais running. So
 * Relais watches the two and calls `gone` when either has ended. Started by hand, without npm above, it watches nothing: it
 * may well outlive its shell.
 */
export function watchLauncher(gone) {
  if (process.env.npm_lifecycle_event) watchParents(gone);
}

/** Calls `gone` once the parent of this process, or the parent of that one, has ended. */
export function watchParents(gone) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    gone();
  }, EVERY_MS);
  timer.unref();
}

/** Null where the system does not tell; then only the shell is watched. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return null;
  }
}
