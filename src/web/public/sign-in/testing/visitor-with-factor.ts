import { Secret, TOTP } from 'otpauth';
import type { App } from '../../../../composition/app.ts';
import { systemDb } from '../../../../platform/access/system-db.ts';
import { openSession } from '../../../../platform/auth/sessions.server.ts';
import type { movingClock } from '../../../../platform/auth/testing/moving-clock.ts';
import type { Runtime } from '../../../../platform/runtime.ts';
import { Visitor } from './visitor.ts';

/** A professional who signs in for the first time and enrols an application of codes; `code` gives its next one. */
export async function visitorWithFactor(
  app: App,
  runtime: Runtime,
  clock: ReturnType<typeof movingClock>,
  professionalId: string,
): Promise<{ visitor: Visitor; code: () => string }> {
  const token = await systemDb(runtime, 'sign in', (tx) =>
    openSession(tx, clock.now(), { professionalId, method: 'link', device: 'Firefox' }),
  );
  const visitor = new Visitor(app);
  visitor.cookies.set('relais', token);
  const page = await visitor.get('/connexion/second-facteur');
  const key = /<code[^>]*>([A-Z2-7 ]{30,})<\/code>/.exec(page.text)?.[1] ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  const code = () => {
    clock.forward({ seconds: 30 }); // a code serves once
    return totp.generate({ timestamp: clock.now().epochMilliseconds });
  };
  await visitor.post('/connexion/second-facteur', { acte: 'enrol', code: code() });
  return { visitor, code };
}
