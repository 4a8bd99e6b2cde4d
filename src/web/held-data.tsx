import { renderToStaticMarkup } from 'react-dom/server';
import type { OwnRow, OwnSection } from '../domain/rights/own-data-sections.ts';
import type { FilledSection } from '../domain/rights/read-sections.server.ts';
import { formatDate, formatMoment } from './ui/format.ts';

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;color:#1e2530;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.75rem}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid #ddd6ca}
li{margin-block:1rem;break-inside:avoid}nav li{margin-block:0}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.15rem 1rem;margin:0}dt{color:#505a68}
dd{margin:0;overflow-wrap:anywhere}@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}`;

/** What is held about a person, once read by whoever takes it out. */
export interface HeldData {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly FilledSection[];
  /** Other records of the same person. */
  readonly joined?: readonly { readonly title: string; readonly sections: readonly FilledSection[] }[];
  readonly at: string;
  /** IANA name, of the territory. */
  readonly timeZone: string;
}

/** A page that is read, kept and printed without Relais: nothing in it calls another site. */
export const heldDataPage = (data: HeldData): string =>
  `<!doctype html>\n${renderToStaticMarkup(<HeldDataDocument {...data} />)}\n`;

function HeldDataDocument({ title, intro, sections, joined = [], timeZone }: HeldData) {
  const records = [
    { title: null, sections, mark: '' },
    ...joined.map((record, index) => ({ ...record, mark: `reuni-${index + 1}-` })),
  ];
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{intro}</p>
          <nav aria-label="Rubriques">
            <ul>
              {records.flatMap((record) =>
                record.sections.map(({ section: { code, title: name }, rows }) => (
                  <li key={record.mark + code}>
                    <a href={`#${record.mark}${code}`}>
                      {record.title ? `${record.title}\u00a0: ${name}` : name}
                    </a>{' '}
                    ({rows.length})
                  </li>
                )),
              )}
            </ul>
          </nav>
          {records.flatMap((record) =>
            record.sections.map(({ section, rows }) => (
              <section key={record.mark + section.code}>
                <h2 id={record.mark + section.code}>
                  {record.title ? `${record.title}\u00a0: ${section.title}` : section.title}
                </h2>
                {rows.length === 0 && <p>Rien n’est noté.</p>}
                <ul>
                  {rows.map((row, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: written once, never updated
                    <li key={index}>
                      {section.sentence && <p>{section.sentence(row)}</p>}
                      <dl>{facts(section, row, timeZone)}</dl>
                    </li>
                  ))}
                </ul>
              </section>
            )),
          )}
        </main>
      </body>
    </html>
  );
}

/** Said of few rows, and only of those. */
const SAID_WHEN_TRUE = new Set([
  'sensitive',
  'priority',
  'discreet',
  'interim',
  'protected',
  'contests',
  'for_lead',
]);
/** For programmes: the file for them has it, this page says the same in words. */
const MACHINE = /\(codes?\)$/;

/** What is not there is not said. */
function facts({ columns }: OwnSection, row: OwnRow, timeZone: string) {
  return Object.entries(columns).flatMap(([name, { label, words }]) => {
    const value = row[name];
    if (MACHINE.test(label) || (value === false && SAID_WHEN_TRUE.has(name))) return [];
    const text = (typeof value === 'string' && words?.(value, row)) || valueWords(value, timeZone);
    return text === '' ? [] : [<dt key={`${name}-t`}>{label}</dt>, <dd key={name}>{text}</dd>];
  });
}

/** Names of details that are not words of French already. */
const DETAILS: Record<string, string> = {
  text: 'avec vos mots',
  lastJobOn: 'dernier emploi',
  km: 'distance (km)',
  hours: 'temps de travail',
  contract: 'contrat',
  name: 'nom',
  by: 'par',
  at: 'le',
  size: 'taille (octets)',
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/;

function valueWords(value: unknown, timeZone: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (Array.isArray(value)) return value.map((one) => valueWords(one, timeZone)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${DETAILS[name] ?? name}\u00a0: ${valueWords(one, timeZone)}`)
      .join('\u00a0; ');
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  return MOMENT.test(text) ? formatMoment(text, timeZone) : text;
}

/** The same for another programme: the codes of the database, and what each column is called. */
export function heldDataJson(format: string, { sections, joined = [], at }: HeldData): string {
  const whole = {
    format,
    version: 1,
    le: at,
    rubriques: partsOf(sections),
    ...(joined.length > 0 && {
      dossiersReunis: joined.map((record) => ({ titre: record.title, rubriques: partsOf(record.sections) })),
    }),
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

const partsOf = (sections: readonly FilledSection[]) =>
  Object.fromEntries(
    sections.map(({ section: { code, title, columns }, rows }) => [
      code,
      {
        titre: title,
        colonnes: Object.fromEntries(Object.entries(columns).map(([name, { label }]) => [name, label])),
        lignes: rows,
      },
    ]),
  );

/** Sent as a file to keep; its name tells nothing of anybody. */
export function heldDataAnswer(name: string, format: 'html' | 'json', text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': format === 'json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}
