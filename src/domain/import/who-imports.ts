import type { Standing } from '../../platform/access/actor.ts';

/** Whoever may enter people by hand may bring a list of them; the policies of migrations/0009_import.sql say the same. */
export const mayImport = ({ roles }: Pick<Standing, 'roles'>): boolean =>
  ['member', 'reception', 'manager'].some((role) => roles.includes(role));
