import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Looked {
  /** These alone; all of axe's own by default. */
  readonly rules?: readonly string[] | undefined;
  /** A selector: that part of the page alone. */
  readonly within?: string;
}

/** What axe finds wrong in the page as it is, one line for each element: « rule selector ». */
export async function violations(page: Page, { rules, within }: Looked = {}): Promise<string[]> {
  // Without the page that axe otherwise opens for each look, which frames alone need: half of the time, and nothing less is found.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules) axe.withRules([...rules]);
  // In the person's space text has 7:1, which axe does not ask for by itself.
  else if (new URL(page.url()).pathname.startsWith('/mon-espace'))
    axe.options({ rules: { 'color-contrast-enhanced': { enabled: true } } });
  if (within) axe.include(within);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`));
}
