import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command, query } from '../../platform/access/run.ts';
import { keysOf } from '../../platform/auth/keys.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { firstGroup, inGroups, paperCode } from './paper-code.ts';
import { codeState } from './rules.ts';
import './tables.ts';

const oneCode = z.object({ personId: z.uuid(), codeId: z.uuid() });

/** A new code on paper; the one before serves no more. */
export const printPaperCode = command({
  name: 'print-paper-code',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['edit', 'desk']),
  handle: async ({ tx, runtime }, { personId }) => {
    const codeId = newId();
    await changeAccess(
      tx,
      'print_paper_code',
      personId,
      codeId,
      firstGroup(paperCode(keysOf(runtime), codeId)),
    );
    await recordEvent({ tx }, { personId, kind: 'paper-code-printed', params: {} });
    return { codeId };
  },
});

export const revokePaperCode = command({
  name: 'revoke-paper-code',
  input: oneCode,
  access: onPerson(['edit', 'desk', 'self']),
  handle: async ({ tx }, { personId, codeId }) => {
    await changeAccess(tx, 'revoke_paper_code', personId, codeId);
    await recordEvent({ tx }, { personId, kind: 'paper-code-revoked', params: {} });
  },
});

/** The sheet to hand over: as long as the code may serve. */
export const paperSheet = query({
  name: 'paper-sheet',
  input: oneCode,
  access: onPerson(['edit', 'desk']),
  reads: 'file',
  handle: async ({ tx, runtime, clock }, { personId, codeId }) => {
    const row = await tx
      .selectFrom('paper_code')
      .innerJoin('person_list', 'person_list.person_id', 'paper_code.person_id')
      .select([
        'expires_at',
        'used_at',
        'revoked_why',
        'given_name',
        'family_name',
        'by_name',
        'by_organisation',
      ])
      .where('paper_code.person_id', '=', personId)
      .where('paper_code_id', '=', codeId)
      .executeTakeFirst();
    if (!row) throw new NotFound();
    const expiresAt = row.expires_at.epochMilliseconds;
    const facts = { expiresAt, usedAt: row.used_at?.epochMilliseconds ?? null, revokedWhy: row.revoked_why };
    const state = codeState(facts, clock.now().epochMilliseconds);
    return {
      name: `${row.given_name} ${row.family_name}`,
      by: `${row.by_name}, ${row.by_organisation}`,
      expiresAt,
      state,
      code: state === 'valable' ? inGroups(paperCode(keysOf(runtime), codeId)) : null,
    };
  },
});
