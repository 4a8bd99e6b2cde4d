import { expect, it } from 'vitest';
import { cookieJar, readCookie, setCookie } from './cookies.ts';
import { newToken } from './keys.ts';

it('ties the cookie to the host where the site is served over https', () => {
  const jar = cookieJar('https://relais.cher.example');
  expect(setCookie(jar, jar.session, 'x', 60)).toBe(
    '__Host-relais=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure',
  );
  const local = cookieJar('http://127.0.0.1:3000');
  expect(setCookie(local, local.session, 'x', 60)).not.toContain('Secure');
});

it('reads back only a token of ours, under its exact name', () => {
  const token = newToken();
  const request = (cookie: string) => new Request('http://x/', { headers: { cookie } });
  expect(readCookie(request(`a=b; relais=${token}`), 'relais')).toBe(token);
  expect(readCookie(request(`relais-navigateur=${token}`), 'relais')).toBeNull();
  expect(readCookie(request('relais=autre'), 'relais')).toBeNull();
});
