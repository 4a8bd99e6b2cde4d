import { expect, test } from 'vitest';
import { fileName } from './rules.ts';

test.each([
  ['attestation.pdf', 'attestation.pdf'],
  ['C:\\Utilisateurs\\awa\\CV 2026.docx', 'CV 2026.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['fac\u202Efdp.exe', 'facfdp.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
  ['', 'document.pdf'],
  ['.pdf', 'document.pdf'],
  [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(100)}.pdf`],
])('%j is kept as %j', (given, kept) => {
  expect(fileName(given, 'pdf')).toBe(kept);
});
