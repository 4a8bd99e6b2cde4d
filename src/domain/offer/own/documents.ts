const TITLE = 'Documents à apporter\u00a0:';
const SECTION = /(?:^|\n\n)Documents à apporter\s?:\n((?:- .+(?:\n|$))+)$/;

export interface Conditions {
  readonly conditions: string;
  /** One a line. */
  readonly documents: string;
}

/** The schema has one field for who is let in and for what to bring: what is written here keeps the two apart, and everybody reads both. */
export function joinConditions({ conditions, documents }: Conditions): string {
  const lines = documents
    .split('\n')
    .map((line) => line.replace(/^[\s•–-]+/, '').trim())
    .filter((line) => line !== '');
  const section = lines.length > 0 ? `${TITLE}\n${lines.map((line) => `- ${line}`).join('\n')}` : '';
  return [conditions.trim(), section].filter(Boolean).join('\n\n');
}

export function splitConditions(text: string | null): Conditions {
  const whole = (text ?? '').replace(/\r\n/g, '\n').trim();
  const section = SECTION.exec(whole);
  if (!section) return { conditions: whole, documents: '' };
  return {
    conditions: whole.slice(0, section.index).trim(),
    documents: (section[1] ?? '').trim().replace(/^- /gm, ''),
  };
}
