import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../composition/app.ts';
import { builtApp } from '../../../composition/testing/built-app.ts';
import { addMember, addOrganisation, lastSignInMail } from '../../../platform/auth/testing/accounts.ts';
import { movingClock } from '../../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { Visitor } from './testing/visitor.ts';

const clock = movingClock('2026-03-02T08:00:00Z');
const test = useDatabase({ clock });
let app: App;
let ccas: string;
let plie: string;
let count = 0;

beforeAll(async () => {
  app = await builtApp(test.runtime);
  ccas = await addOrganisation(test, 'CCAS de Vierzon');
  plie = await addOrganisation(test, 'PLIE du Cher', 'plie');
});

async function somebody(...organisations: string[]): Promise<string> {
  const email = `pro${++count}@vierzon.example`;
  for (const organisation of organisations) await addMember(test, email, organisation);
  return email;
}

async function askByEmail(email: string, path = '/connexion'): Promise<Visitor> {
  const visitor = new Visitor(app);
  const retour = new URLSearchParams(path.split('?')[1]).get('retour') ?? '';
  expect(await visitor.post('/connexion', { email, retour })).toMatchObject({
    status: 302,
    location: '/connexion/verification',
  });
  return visitor;
}

/** Signed in by the link, owing the second factor. */
async function byLink(email: string): Promise<Visitor> {
  const visitor = await askByEmail(email);
  const { link } = await lastSignInMail(test.runtime, email);
  expect(await visitor.post(`/connexion/lien/${link}`)).toMatchObject({
    status: 302,
    location: '/connexion/second-facteur',
  });
  return visitor;
}

async function enrol(visitor: Visitor): Promise<{ show: () => string; recoveryCodes: string[] }> {
  const page = await visitor.get('/connexion/second-facteur');
  const key = /<code[^>]*>([A-Z2-7 ]{30,})<\/code>/.exec(page.text)?.[1] ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  const show = () => totp.generate({ timestamp: clock.now().epochMilliseconds });
  const done = await visitor.post('/connexion/second-facteur', { acte: 'enrol', code: show() });
  expect(done.status).toBe(200);
  clock.forward({ seconds: 30 });
  return {
    show,
    recoveryCodes: [...done.text.matchAll(/<code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/g)].map((m) => m[1]!),
  };
}

describe('signing in for the first time', () => {
  it('takes the mailbox, an application of codes, and then the account is open', async () => {
    const visitor = await byLink(await somebody(ccas));
    expect(await visitor.get('/compte')).toMatchObject({
      status: 302,
      location: '/connexion/second-facteur?retour=%2Fcompte',
    });
    const { recoveryCodes } = await enrol(visitor);
    expect(recoveryCodes).toHaveLength(10);
    expect((await visitor.get('/compte')).text).toContain('CCAS de Vierzon');
  });

  it('asks for which organisation when there are several, and comes back to the page that was wanted', async () => {
    const email = await somebody(ccas, plie);
    const visitor = await askByEmail(email, '/connexion?retour=/compte');
    const { link } = await lastSignInMail(test.runtime, email);
    expect(await visitor.post(`/connexion/lien/${link}`)).toMatchObject({
      location: '/connexion/second-facteur?retour=%2Fcompte',
    });
    await enrol(visitor);
    const choice = '/choisir-organisation?retour=%2Fcompte';
    expect(await visitor.get('/compte')).toMatchObject({ status: 302, location: choice });
    expect((await visitor.get(choice)).text).toContain('PLIE du Cher');
    const foreign = await addOrganisation(test, 'Mission locale', 'mission-locale');
    expect(await visitor.post(choice, { organisationId: foreign })).toMatchObject({ status: 422 });
    expect(await visitor.post(choice, { organisationId: plie })).toMatchObject({
      status: 302,
      location: '/compte',
    });
    expect((await visitor.get('/compte')).text).toContain('PLIE du Cher');
  });

  it('tells an account without organisation what to do', async () => {
    const email = await somebody(ccas);
    await withOwner(test.ownerUrl, (owner) =>
      owner.query(
        `UPDATE membership SET until_on = '2026-01-01' FROM professional p
         WHERE p.professional_id = membership.professional_id AND p.email = $1`,
        [email],
      ),
    );
    const visitor = await byLink(email);
    await enrol(visitor);
    expect(await visitor.get('/compte')).toMatchObject({ status: 302 });
    expect((await visitor.get('/choisir-organisation')).text).toContain('rattaché à aucune organisation');
  });
});

describe('a screen left alone', () => {
  it('is locked for every page, and opens again with a code, where it was', async () => {
    const visitor = await byLink(await somebody(ccas));
    const { show } = await enrol(visitor);
    await visitor.get('/compte');
    clock.forward({ minutes: 20 });
    const lock = '/connexion/verrou?retour=%2Fcompte';
    expect(await visitor.get('/compte')).toMatchObject({ status: 302, location: lock });
    const page = await visitor.get(lock);
    expect(page.text).toContain('Écran verrouillé');
    expect(page.text).not.toContain('CCAS de Vierzon');
    expect(await visitor.post('/connexion/presence')).toMatchObject({ status: 401 });
    expect(await visitor.post(lock, { code: '000' })).toMatchObject({ status: 422 });
    expect(await visitor.get('/compte')).toMatchObject({ status: 302, location: lock });
    expect(await visitor.post(lock, { code: show() })).toMatchObject({ status: 302, location: '/compte' });
    expect(await visitor.get('/compte')).toMatchObject({ status: 200 });
    expect(await visitor.post('/connexion/presence')).toMatchObject({ status: 204 });
  });
});

describe('the end of a seat', () => {
  it('signs out at the next request, with a sentence that says why', async () => {
    const email = await somebody(ccas);
    const visitor = await byLink(email);
    await enrol(visitor);
    await withOwner(test.ownerUrl, (owner) =>
      owner.query(
        `UPDATE membership SET until_on = '2026-03-02' FROM professional p
         WHERE p.professional_id = membership.professional_id AND p.email = $1`,
        [email],
      ),
    );
    const away = await visitor.get('/compte');
    expect(away).toMatchObject({ status: 302, location: '/connexion?retour=%2Fcompte&fin=membership-ended' });
    expect((await visitor.get(away.location!)).text).toContain(
      'Votre accès au nom de cette organisation a pris fin.',
    );
  });
});

describe('what a page gives away', () => {
  it('is the same for a known and an unknown address, to the byte', async () => {
    const pages = await Promise.all(
      [await somebody(ccas), 'inconnue@ailleurs.example'].map(async (email) => {
        const visitor = await askByEmail(email);
        const page = await visitor.get('/connexion/verification');
        const wrong = await visitor.post('/connexion/verification', { code: 'abc' });
        const clean = (text: string) => text.replaceAll(email, '@').replace(/nonce(=|":)"[^"]*"/g, '');
        return [page.status, clean(page.text), wrong.status, clean(wrong.text)];
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
  });

  it('a page that holds a secret is kept by nobody and tells nobody where it was', async () => {
    const visitor = new Visitor(app);
    for (const path of ['/connexion', '/connexion/lien/abc', '/invitation/abc']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('reading the page of a link spends nothing', async () => {
    const email = await somebody(ccas);
    const visitor = await askByEmail(email);
    const { link } = await lastSignInMail(test.runtime, email);
    for (let i = 0; i < 3; i++)
      expect(await visitor.get(`/connexion/lien/${link}`)).toMatchObject({ status: 200 });
    expect(await visitor.post(`/connexion/lien/${link}`)).toMatchObject({ status: 302 });
  });

  it('goes nowhere else than this site after signing in', async () => {
    const email = await somebody(ccas);
    const visitor = await askByEmail(email, '/connexion?retour=//ailleurs.example');
    const { link } = await lastSignInMail(test.runtime, email);
    expect(await visitor.post(`/connexion/lien/${link}`)).toMatchObject({
      location: '/connexion/second-facteur',
    });
  });
});

describe('without the demo mark', () => {
  it('there is no demo sign-in and no outbox, and no word of them', async () => {
    const email = await somebody(ccas);
    await withOwner(test.ownerUrl, (owner) =>
      owner.query(`UPDATE professional SET demo_label = 'Essai' WHERE email = $1`, [email]),
    );
    const visitor = new Visitor(app);
    const page = await visitor.get('/connexion');
    expect(page.text).not.toMatch(/démonstration|Essai/i);
    const missing = await visitor.get('/page-inconnue');
    for (const answer of [
      await visitor.post('/connexion/demo', { compte: email }),
      await visitor.get('/connexion/demo'),
      await visitor.get('/demo/courrier'),
    ]) {
      expect(answer.status).toBe(missing.status);
    }
    expect(visitor.cookies.size).toBe(0);
  });
});

describe('signing out', () => {
  it('closes the session for good, and only by its form', async () => {
    const visitor = await byLink(await somebody(ccas));
    await enrol(visitor);
    const stolen = new Map(visitor.cookies);
    await visitor.get('/deconnexion');
    expect(await visitor.get('/compte')).toMatchObject({ status: 200 });
    expect(await visitor.post('/deconnexion')).toMatchObject({ location: '/connexion?fin=signed-out' });
    for (const [name, value] of stolen) visitor.cookies.set(name, value);
    expect(await visitor.get('/compte')).toMatchObject({ status: 302 });
  });
});
