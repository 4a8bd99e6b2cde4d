import { z } from 'zod';
import { purgeAccounts } from '../platform/auth/housekeeping.server.ts';
import { authMails } from '../platform/auth/mails.ts';
import type { Config } from '../platform/config/config.ts';
import { defineJob } from '../platform/jobs/job.ts';
import { startJobs } from '../platform/jobs/jobs.ts';
import { deliverMail, MAX_ATTEMPTS, type MailTemplates } from '../platform/mail/delivery.server.ts';
import { startRelay } from '../platform/mail/relay.server.ts';
import { type MailServer, smtpServer } from '../platform/mail/smtp.server.ts';
import type { Runtime } from '../platform/runtime.ts';

const mailTemplates: MailTemplates = new Map(authMails.map((template) => [template.code, template]));

const purgeJob = defineJob({
  name: 'purge-accounts',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 600,
  cron: '17 4 * * *',
  handle: (runtime) => purgeAccounts(runtime),
});

function mailJob(server: MailServer) {
  return defineJob({
    name: 'mail',
    data: z.object({ mailId: z.uuid() }),
    retries: MAX_ATTEMPTS,
    retryDelaySeconds: 60,
    backoff: true,
    retryDelayMaxSeconds: 6 * 3600,
    handle: (runtime, { mailId }) => deliverMail({ runtime, server, templates: mailTemplates }, mailId),
  });
}

/** What happens outside of requests. Without SMTP_URL messages stay in the outbox, which a demonstration shows. */
export async function startBackground(runtime: Runtime, config: Config): Promise<{ stop(): Promise<void> }> {
  if (config.smtpUrl === undefined) return startJobs(runtime, [purgeJob]);
  const server = smtpServer({ smtpUrl: config.smtpUrl, from: config.mailFrom });
  const mail = mailJob(server);
  const jobs = await startJobs(runtime, [purgeJob, mail]);
  const relay = startRelay(runtime, (mailId) => jobs.send(mail, { mailId }, { id: mailId }));
  return {
    async stop() {
      await relay.stop();
      await jobs.stop();
      server.close();
    },
  };
}
