interface Bell {
  /** Something is to be done now; a worker of another process finds it at its next sweep. */
  ring(): void;
  /** Gives the way to stop listening. */
  onRing(listener: () => void): () => void;
}

/** Wakes the workers of this process; no work may depend on being heard. */
export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const listener of listeners) listener();
    },
    onRing(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
