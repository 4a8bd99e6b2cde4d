import { createBell } from '../../platform/jobs/bell.ts';

export const { ring: wakePeopleActs, onRing: onPeopleActs } = createBell();
