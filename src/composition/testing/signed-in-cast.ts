import { fillWorld } from '../../domain/access-proof/fill.ts';
import type { Cast } from '../../domain/access-proof/matrix.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { cookieJar } from '../../platform/auth/cookies.ts';
import { openSession } from '../../platform/auth/sessions.server.ts';
import { withOwner } from '../../platform/database/connect.ts';
import type { TestDatabase } from '../../platform/database/testing/use-database.ts';
import { builtApp } from './built-app.ts';

export interface SignedInCast {
  /** The answer of the built application to this actor of the cast; to nobody signed in, for those who have no account. */
  get(name: string, path: string): Promise<Response>;
}

/** Fills a demo database with the cast's world, and signs everybody in: demo accounts are exempt from the second factor. */
export async function signedInCast(db: TestDatabase, cast: Cast): Promise<SignedInCast> {
  await withOwner(db.ownerUrl, async (owner) => {
    await fillWorld(owner, cast.facts);
    await owner.query(`UPDATE professional SET demo_label = 'x'`);
  });
  const app = await builtApp(db.runtime);
  const cookies = new Map<string, string>();
  for (const { name, professional } of cast.actors) {
    if (!professional) continue;
    const token = await systemDb(db.runtime, 'test', (tx) =>
      openSession(tx, db.runtime.clock.now(), {
        professionalId: professional.professional,
        method: 'demo',
        device: 'essai',
      }),
    );
    cookies.set(name, `${cookieJar(db.runtime.publicUrl).session}=${token}`);
  }
  return {
    async get(name, path) {
      const cookie = cookies.get(name);
      const headers = cookie ? { cookie } : {};
      return app.fetch(new Request(`http://localhost${path}`, { headers, redirect: 'manual' }));
    },
  };
}
