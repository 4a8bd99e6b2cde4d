import {
  DEFAULT_SIZE,
  type SummarySection,
  type SummarySize,
  sectionCodes,
  sizeCodes,
} from '../../../../domain/summary-text/codes.ts';

export interface SummaryChoices {
  readonly size: SummarySize;
  readonly sections: readonly SummarySection[];
  readonly sensitive: boolean;
}

/** Everything but what is sensitive, in the shortest size, until the form was sent once. */
export function summaryChoicesIn(query: URLSearchParams): SummaryChoices {
  const size = sizeCodes.find((code) => code === query.get('taille'));
  if (!size) return { size: DEFAULT_SIZE, sections: sectionCodes, sensitive: false };
  const asked = query.getAll('avec');
  return {
    size,
    sections: sectionCodes.filter((code) => asked.includes(code)),
    sensitive: query.get('sensible') === 'oui',
  };
}
