const listeners = new Set<() => void>();

/** Something is to be done now; a worker of another process finds it at its next sweep. */
export function wakeImportWorker(): void {
  for (const listener of listeners) listener();
}

export function onWake(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
