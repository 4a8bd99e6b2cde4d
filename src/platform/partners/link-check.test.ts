import { describe, expect, it, test } from 'vitest';
import { linkCheck } from './link-check.server.ts';
import { isPublicAddress } from './public-address.ts';
import { type Behaviour, useLocalPartner } from './testing/local-partner.ts';

const partner = useLocalPartner();
const here = linkCheck({ timeoutMs: 200, anyAddress: true });

describe('a link', () => {
  it.each<[string, Behaviour, boolean]>([
    ['a page', { status: 200, body: '<html>' }, true],
    [
      'a page that is elsewhere',
      { status: 301, body: '', headers: { location: 'https://exemple.fr' } },
      true,
    ],
    ['that there is no such page', { status: 404, body: '' }, true],
    ['that it is broken', { status: 500, body: '' }, true],
    ['nothing', 'says nothing', false],
    ['and breaks off', 'breaks off', false],
  ])('where a server answers %s', async (_, behaviour, alive) => {
    partner.next = behaviour;
    expect(await here.isAlive(`${partner.url}/page`)).toBe(alive);
  });

  it.each(['http://nulle-part.invalid/', 'ftp://exemple.fr/', 'exemple', 'mailto:a@exemple.fr'])(
    '%s is dead',
    async (url) => {
      expect(await here.isAlive(url)).toBe(false);
    },
  );

  it('of this machine is never asked for', async () => {
    partner.next = { status: 200, body: '' };
    const check = linkCheck({ timeoutMs: 200 });
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433'])
      expect(await check.isAlive(partner.url.replace('127.0.0.1', host)), host).toBe(false);
    expect(partner.asked).toEqual([]);
  });
});

test.each([
  ['193.252.1.1', true],
  ['2001:861::1', true],
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['::1', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:192.168.1.1', false],
  ['localhost', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
