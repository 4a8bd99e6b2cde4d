import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';

export { expect };

interface Fixtures {
  /** Another browser with its own cookies: a second person at work at the same time. */
  visitor(options?: BrowserContextOptions): Promise<Page>;
  watched: undefined;
}

/** The answers that tests provoke on purpose; Chromium logs each as an error of the console. */
const PROVOKED = /Failed to load resource: .* status of (401|403|404|409|413|422|429)\b/;

function watch(context: BrowserContext, problems: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !PROVOKED.test(message.text())) problems.push(message.text());
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
}

/** Playwright's test, which also fails when any page wrote an error to its console (a blocked script, a hydration fault). */
export const test = base.extend<Fixtures>({
  watched: [
    async ({ context }, use) => {
      const problems: string[] = [];
      watch(context, problems);
      await use(undefined);
      expect(problems, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  visitor: async ({ browser, baseURL }, use) => {
    const problems: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        ...(baseURL ? { baseURL } : {}),
        ...options,
      });
      watch(context, problems);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(problems, 'errors in the console').toEqual([]);
  },
});
