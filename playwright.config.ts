import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// scripts/ensure-chromium.mjs makes sure that there is one; without a path, Playwright takes its own.
const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
].find((file) => file && existsSync(file));

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  workers: 2,
  retries: 1,
  timeout: 120_000, // a page checked by axe in every state takes ten seconds, and many times that on a busy machine
  expect: { timeout: 15_000 }, // the same: what does not come says so before the test's own end
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    baseURL: process.env.RELAIS_URL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    // A colour on its way from one theme to the other is neither: what is measured is what stays.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'node scripts/serve-for-tests.mjs',
    wait: { stdout: /Relais est prêt : (?<relais_url>http:\S+)/ }, // becomes RELAIS_URL
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
