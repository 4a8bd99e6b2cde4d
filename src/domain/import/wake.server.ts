import { createBell } from '../../platform/jobs/bell.ts';

export const { ring: wakeImportWorker, onRing: onWake } = createBell();
