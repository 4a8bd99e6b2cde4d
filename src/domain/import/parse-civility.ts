import { fold } from '../../platform/text/fold.ts';
import type { Civility } from '../person/codes.ts';

/** « M. », « Mme », « Homme », « F », 1 and 2 (the codes of INSEE and CNAF); null when it says something else. */
export function readCivility(text: string): Civility | null {
  const words = fold(text);
  if (/^(m|mr|monsieur|h|homme|masculin|masc|garcon|1|m r)$/.test(words)) return 'monsieur';
  if (/^(mme|mlle|madame|mademoiselle|f|femme|feminin|fem|fille|2|m me)$/.test(words)) return 'madame';
  if (/^(x|autre|neutre|non binaire|nb)$/.test(words)) return 'neutre';
  return null;
}
