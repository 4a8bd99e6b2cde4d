import { describe, expect, it } from 'vitest';
import {
  authMails,
  factorChangedMail,
  invitationMail,
  nothingToOpenMail,
  signInMail,
} from '../auth/mails.ts';
import { renderMail } from './render.tsx';
import type { MailText } from './template.ts';
import { mailTools } from './tools.ts';

const tools = mailTools({ publicUrl: 'https://relais.cher.example', secret: new Uint8Array(32).fill(7) });
const id = '0199f0a2-7c1e-7a30-8b44-6f2f1d0c9a11';
const samples: Record<string, MailText> = {
  'sign-in': signInMail.compose({ tokenId: id }, tools),
  'sign-in-nothing': nothingToOpenMail.compose({}, tools),
  'organisation-invitation': invitationMail.compose(
    { invitationId: id, organisationName: 'CCAS <Vierzon>' },
    tools,
  ),
  'second-factor-changed': factorChangedMail.compose({ change: 'reset' }, tools),
};

it('has a sample of every message', () => {
  expect(Object.keys(samples).sort()).toEqual(authMails.map((mail) => mail.code).sort());
});

describe.each(Object.entries(samples))('%s', (_code, sample) => {
  const { subject, html, text } = renderMail(sample);

  it('has one link, the same in both parts', () => {
    const links = (part: string) => [...new Set(part.match(/https?:\/\/[^\s"<]+/g))];
    expect(links(text)).toHaveLength(1);
    expect(links(html)).toEqual(links(text));
  });

  it('tells the act in a subject that names no person and no organisation', () => {
    expect(subject).not.toMatch(/CCAS|Nadia/);
    expect(subject.length).toBeLessThan(60);
  });

  it('carries no word of a status or of a diagnosis', () => {
    expect(`${subject} ${text}`).not.toMatch(/\bRSA\b|allocataire|diagnostic|handicap|né\(?e?\)? le/i);
  });
});

it('writes what people typed as text, never as markup', () => {
  const { html } = renderMail(samples['organisation-invitation']!);
  expect(html).toContain('CCAS &lt;Vierzon&gt;');
});
