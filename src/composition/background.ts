import { z } from 'zod';
import { eraseImportsJob } from '../domain/import/erase-imports.server.ts';
import { startImportWorker } from '../domain/import/import-worker.server.ts';
import { mailTemplates } from '../domain/mail-templates.ts';
import { ageScoresJob } from '../domain/offer/import/age-scores.server.ts';
import { tellFreshServicesJob } from '../domain/offer/kept/tell-fresh.server.ts';
import { remindUnconfirmedJob } from '../domain/offer/own/remind-unconfirmed.server.ts';
import { departuresJob } from '../domain/organisation/departures.server.ts';
import { startPeopleActWorker } from '../domain/people-act/people-act-worker.server.ts';
import { referralClocksJob } from '../domain/referral/clocks.server.ts';
import { referralFilesJob } from '../domain/referral/file-retention.server.ts';
import { carryStockJob } from '../domain/stock/carry-stock.server.ts';
import { sealAudit } from '../platform/audit/seal.server.ts';
import { purgeAccounts } from '../platform/auth/housekeeping.server.ts';
import type { Config } from '../platform/config/config.ts';
import { defineJob } from '../platform/jobs/job.ts';
import { startJobs } from '../platform/jobs/jobs.ts';
import { deliverMail, MAX_ATTEMPTS } from '../platform/mail/delivery.server.ts';
import { startRelay } from '../platform/mail/relay.server.ts';
import { type MailServer, smtpServer } from '../platform/mail/smtp.server.ts';
import type { Runtime } from '../platform/runtime.ts';

const purgeJob = defineJob({
  name: 'purge-accounts',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 600,
  cron: '17 4 * * *',
  handle: (runtime) => purgeAccounts(runtime),
});

const sealJob = defineJob({
  name: 'seal-audit',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 30,
  cron: '* * * * *',
  handle: async (runtime) => {
    await sealAudit(runtime);
  },
});

function mailJob(server: MailServer) {
  return defineJob({
    name: 'mail',
    data: z.object({ mailId: z.uuid() }),
    retries: MAX_ATTEMPTS,
    retryDelaySeconds: 60,
    backoff: true,
    retryDelayMaxSeconds: 6 * 3600,
    // Longer than every deadline of one delivery together; after a kill it is how long a message waits for its next try.
    expireSeconds: 120,
    atOnce: 4,
    handle: (runtime, { mailId }) => deliverMail({ runtime, server, templates: mailTemplates }, mailId),
  });
}

/** What happens outside of requests. Without SMTP_URL messages stay in the outbox, which a demonstration shows. */
export async function startBackground(runtime: Runtime, config: Config): Promise<{ stop(): Promise<void> }> {
  const mail = await startMailAndJobs(runtime, config);
  const imports = startImportWorker(runtime);
  const peopleActs = startPeopleActWorker(runtime);
  return {
    async stop() {
      await imports.stop();
      await peopleActs.stop();
      await mail.stop();
    },
  };
}

async function startMailAndJobs(runtime: Runtime, config: Config): Promise<{ stop(): Promise<void> }> {
  const daily = [
    purgeJob,
    sealJob,
    eraseImportsJob,
    departuresJob,
    carryStockJob,
    ageScoresJob,
    referralClocksJob,
    referralFilesJob,
    tellFreshServicesJob,
    remindUnconfirmedJob,
  ];
  if (config.smtpUrl === undefined) {
    if (!runtime.demo) {
      runtime.log.warn(
        'SMTP_URL absent : aucun e-mail ne part, donc personne ne peut se connecter ; les messages attendent.',
      );
    }
    return startJobs(runtime, daily);
  }
  const server = smtpServer({ smtpUrl: config.smtpUrl, from: config.mailFrom });
  const mail = mailJob(server);
  const jobs = await startJobs(runtime, [...daily, mail]);
  const relay = startRelay(runtime, (mailId) => jobs.send(mail, { mailId }, { id: mailId }));
  return {
    async stop() {
      await relay.stop();
      await jobs.stop();
      server.close();
    },
  };
}
