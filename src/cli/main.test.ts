import { expect, test, vi } from 'vitest';
import { runRelais } from './main.ts';

/** What a verb prints on either output, without opening anything. */
async function says(...argv: string[]) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const status = await runRelais(argv, {});
  const text = (spy: typeof out) => spy.mock.calls.map(([line]) => String(line)).join('\n');
  const said = { status, out: text(out), err: text(err) };
  vi.restoreAllMocks();
  return said;
}

test('without a verb, what there is', async () => {
  expect(await says()).toMatchObject({ status: 0, out: expect.stringContaining('relais -- check') });
});

test('an unknown verb is one line of JSON when JSON is asked for, and never anything else', async () => {
  const { status, out } = await says('envoyer', '--json');
  expect(status).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ error: 'verb-unknown' });
  expect(await says('envoyer')).toMatchObject({
    status: 2,
    out: '',
    err: expect.stringContaining('import people'),
  });
});
