import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { refuseEnd } from '../ending/end-accompaniment.server.ts';
import { peopleDecision } from './decisions.server.ts';
import { peopleActsOf } from './states.ts';
import { wakePeopleActs } from './wake.server.ts';

const input = z.object({ actId: z.uuid(), decision: peopleDecision });

/** What is done to those chosen is decided; from now on it is carried out, person by person. Sent twice, it is one act. */
export const launchPeopleAct = command({
  name: 'launch-people-act',
  input,
  access: seated<z.output<typeof input>>((standing) => peopleActsOf(standing).length > 0),
  handle: async ({ tx, standing, clock, afterCommit }, { actId, decision }) => {
    const { kind, ...details } = decision;
    if (!peopleActsOf(standing).includes(kind)) throw new Refused('act_not_yours');
    if (decision.kind === 'orientation' && (decision.notifiedOn ?? '') > today(clock))
      throw new Refused('notified_future');
    if (decision.kind === 'fin') refuseEnd(decision, today(clock));
    await changeAccess(tx, 'launch_people_act', actId, kind, JSON.stringify(details));
    afterCommit(wakePeopleActs);
  },
});

/** After a stop, the work goes on where it was. */
export const resumePeopleAct = command({
  name: 'resume-people-act',
  input: z.object({ actId: z.uuid() }),
  access: seated(),
  handle: async ({ tx, afterCommit }, { actId }) => {
    await changeAccess(tx, 'resume_people_act', actId);
    afterCommit(wakePeopleActs);
  },
});
