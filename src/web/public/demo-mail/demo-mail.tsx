import { mailTemplates } from '../../../domain/mail-templates.ts';
import { readDemoOutbox } from '../../../platform/mail/demo-outbox.server.ts';
import { requestContext } from '../../request-context.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PRIVATE_PAGE } from '../sign-in/cookies.server.ts';
import type { Route } from './+types/demo-mail.ts';
import styles from './demo-mail.module.css';

export const meta: Route.MetaFunction = () => [{ title: 'Courrier de démonstration · Relais' }];
export const headers = () => PRIVATE_PAGE;

export async function loader({ context }: Route.LoaderArgs) {
  const { runtime } = context.get(requestContext);
  const mails = await readDemoOutbox(runtime, mailTemplates);
  return { mails: mails.map(({ at, ...mail }) => ({ ...mail, at: at.epochMilliseconds })) };
}

type Shown = Route.ComponentProps['loaderData']['mails'][number];

export default function DemoMail({ loaderData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Courrier de démonstration"
        subtitle="Ce que Relais aurait envoyé par e-mail, du plus récent au plus ancien. Rien ne quitte cette machine."
      />
      {loaderData.mails.length === 0 && (
        <EmptyState title="Aucun message pour le moment" level={2}>
          <p>Demandez un lien de connexion ou envoyez une invitation : le message se lira ici.</p>
        </EmptyState>
      )}
      {loaderData.mails.map((mail) => (
        <Message key={mail.mailId} mail={mail} />
      ))}
    </Stack>
  );
}

function Message({ mail }: { mail: Shown }) {
  const { subject, before, link, code, after } = mail.text;
  return (
    <Card title={subject} detail={formatMoment(mail.at, 'Europe/Paris')}>
      <Stack>
        <p className={styles.recipient}>à {mail.to}</p>
        {before.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <LinkButton href={link.url} variant="quiet" reloadDocument>
            {link.label}
          </LinkButton>
        </p>
        {code && (
          <p>
            {code.intro} <strong>{code.value.replace(/(\d{3})(?=\d)/g, '$1 ')}</strong>
          </p>
        )}
        {after.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Stack>
    </Card>
  );
}
