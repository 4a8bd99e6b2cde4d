import { expect, test } from 'vitest';
import { sectionCodes } from '../../../../domain/summary-text/codes.ts';
import { summaryChoicesIn } from './summary-choices.ts';

const read = (query: string) => summaryChoicesIn(new URLSearchParams(query));

test('before anything is chosen: all sections, short, nothing sensitive, whatever else the address says', () => {
  const first = { size: '255', sections: sectionCodes, sensitive: false };
  expect(read('')).toEqual(first);
  expect(read('taille=12&sensible=oui&avec=identite')).toEqual(first);
});

test('what the form sends', () => {
  expect(read('taille=tout&avec=cercle&avec=identite&avec=autre&sensible=oui')).toEqual({
    size: 'tout',
    sections: ['identite', 'cercle'],
    sensitive: true,
  });
  expect(read('taille=1000')).toEqual({ size: '1000', sections: [], sensitive: false });
});
