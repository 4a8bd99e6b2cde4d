import { mailTemplates } from '../../../domain/mail-templates.ts';
import { run } from '../../../platform/access/run.ts';
import { undeliveredMail } from '../../../platform/mail/undelivered.server.ts';
import { Moment } from '../../moment.tsx';
import { requireProfessional } from '../../require-professional.server.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Route } from './+types/undelivered-mail.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Messages non remis · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const mails = await run(runtime, undeliveredMail, actor, {});
  return mails.map(({ at, template, ...mail }) => ({
    ...mail,
    label: mailTemplates.get(template)?.label ?? template,
    at: at.epochMilliseconds,
  }));
}

/** What the server's refusal means for whoever must act; the code stays beside it for the operator. */
function meaning(why: string | null): string {
  if (why === 'too-late')
    return 'Le serveur d’envoi n’a pas répondu avant la fin de validité du lien. Renvoyez le message.';
  if (why === 'interrupted')
    return 'L’envoi a été interrompu au dernier moment\u00a0: le message est peut-être arrivé. Demandez au destinataire.';
  if (why?.startsWith('smtp-55')) return 'Cette adresse n’existe pas ou refuse le message. Vérifiez-la.';
  return 'Le serveur d’envoi a refusé le message ou ne répond pas. Prévenez l’exploitant de Relais.';
}

export default function UndeliveredMail({ loaderData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Messages non remis"
        subtitle="Envoyés au nom de votre organisation, depuis un mois."
      />
      <Table
        caption="Messages non remis"
        hideCaption
        rows={loaderData}
        rowKey={(mail) => mail.mailId}
        empty={
          <EmptyState title="Tous les messages sont partis" level={2}>
            <p>Vous n’avez rien à faire.</p>
          </EmptyState>
        }
        columns={[
          { key: 'to', header: 'Destinataire', rowHeader: true, cell: (mail) => mail.recipient },
          { key: 'what', header: 'Message', cell: (mail) => mail.label },
          { key: 'when', header: 'Demandé le', cell: (mail) => <Moment at={mail.at} /> },
          {
            key: 'state',
            header: 'État',
            cell: (mail) => (
              <>
                <Tag tone={mail.state === 'failed' ? 'danger' : 'warn'}>
                  {mail.state === 'failed' ? 'non remis' : 'incertain'}
                </Tag>
                <p>
                  {meaning(mail.why)} {mail.why && `(${mail.why})`}
                </p>
              </>
            ),
          },
        ]}
      />
    </Stack>
  );
}
