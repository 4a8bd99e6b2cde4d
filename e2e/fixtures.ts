import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';

export { expect };

/** What tests provoke on purpose (refused forms, a network cut); Chromium logs each as an error of the console. */
const PROVOKED =
  /^Failed to load resource: (.* status of (401|403|404|409|413|422|429)\b|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|EMPTY_RESPONSE|FAILED))/;

function watch(context: BrowserContext, problems: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !PROVOKED.test(message.text())) problems.push(message.text());
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
}

interface Fixtures {
  /** Another browser with its own cookies: a second person at work at the same time. */
  visitor(options?: BrowserContextOptions): Promise<Page>;
  watched: undefined;
}

/**
 * Playwright's test, which also fails when a page wrote an error to its console (a blocked script, a hydration fault): in
 * its own browser context and in those it opens for other people.
 */
export const test = base.extend<Fixtures>({
  watched: [
    async ({ browser, context }, use) => {
      const problems: string[] = [];
      watch(context, problems);
      const open = browser.newContext;
      browser.newContext = async (...options) => {
        const opened = await open.apply(browser, options);
        watch(opened, problems);
        return opened;
      };
      await use(undefined);
      browser.newContext = open;
      expect(problems, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  visitor: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const common = { locale: 'fr-FR', timezoneId: 'Europe/Paris', ...(baseURL ? { baseURL } : {}) };
      const context = await browser.newContext({ ...common, ...options });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** Until React listens to the page: before that a link opens its page whole, as it does without scripts. */
export const hydrated = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('main a')].some((link) =>
      Object.keys(link).some((key) => key.startsWith('__reactProps')),
    ),
  );
