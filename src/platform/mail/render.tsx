import { renderToStaticMarkup } from 'react-dom/server';
import type { MailText } from './template.ts';

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Both parts of a message say the same. Mail programs read no style sheet: the styles are in the elements. */
export function renderMail(mail: MailText): RenderedMail {
  return {
    subject: mail.subject,
    html: `<!doctype html>${renderToStaticMarkup(<MailPage mail={mail} />)}`,
    text: textPart(mail),
  };
}

function textPart({ before, link, code, after }: MailText): string {
  return [
    'Bonjour,',
    ...before,
    `${link.label} :\n${link.url}`,
    ...(code ? [`${code.intro}\n\n    ${spaced(code.value)}`] : []),
    ...after,
    FOOTER,
  ].join('\n\n');
}

const FOOTER = 'Relais · Message automatique, merci de ne pas y répondre.';

/** « 482 913 »: read aloud and copied without fault. */
function spaced(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}

const ink = '#1E2530';
const paragraph = { margin: '0 0 16px', fontSize: '16px', lineHeight: '24px', color: ink };
const button = {
  display: 'inline-block',
  padding: '12px 24px',
  borderRadius: '6px',
  background: '#0F5C6E',
  color: '#FFFFFF',
  fontWeight: 700,
  textDecoration: 'none',
};

function MailPage({ mail }: { mail: MailText }) {
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{mail.subject}</title>
      </head>
      <body
        style={{
          margin: 0,
          padding: '24px',
          background: '#FAF8F4',
          fontFamily: 'Verdana, Arial, sans-serif',
        }}
      >
        <div style={{ maxWidth: '560px', margin: '0 auto', padding: '24px', background: '#FFFFFF' }}>
          <p style={paragraph}>Bonjour,</p>
          {mail.before.map((line) => (
            <p key={line} style={paragraph}>
              {line}
            </p>
          ))}
          <p style={paragraph}>
            <a href={mail.link.url} style={button}>
              {mail.link.label}
            </a>
          </p>
          {mail.code && (
            <>
              <p style={paragraph}>{mail.code.intro}</p>
              <p style={{ ...paragraph, fontSize: '28px', letterSpacing: '2px', fontWeight: 700 }}>
                {spaced(mail.code.value)}
              </p>
            </>
          )}
          {mail.after.map((line) => (
            <p key={line} style={paragraph}>
              {line}
            </p>
          ))}
          <p style={{ ...paragraph, margin: 0, fontSize: '14px', color: '#505A68' }}>{FOOTER}</p>
        </div>
      </body>
    </html>
  );
}
