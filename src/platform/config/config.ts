import path from 'node:path';
import { z } from 'zod';
import type { Bucket } from '../files/s3-bucket.ts';
import { StartRefused } from '../start-refused.ts';

/** What the environment decides, checked once at start. docs/operator.md describes each variable. */
export interface Config {
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  /** The owner's address on an existing server; without it Relais runs its own PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** The application's address there, when the operator makes the login. */
  databaseAppUrl: string | undefined;
  /** Base of the links in messages, without a final slash; by default the address Relais listens on. */
  publicUrl: string | undefined;
  secretKey: string | undefined;
  /** Where documents are kept; without it, in `dataDir`. */
  bucket: Bucket | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Shown on the public pages to whoever meets a barrier or asks about their data. */
  contactEmail: string | undefined;
  /** Where addresses are located; without it, none is sent anywhere. */
  geocoderUrl: string | undefined;
  /** Where the numbers of establishments are verified. */
  sireneUrl: string | undefined;
  /** Whether an import looks if links answer. */
  checkLinks: boolean;
  logLevel: string;
  /** Whether an empty folder of our own server is filled with the demonstration. */
  demo: boolean;
  /** With a hundred people instead of the whole territory. */
  smallDemo: boolean;
}

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `doit être une adresse comme ${example}`,
    );

const postgres = url(['postgres:', 'postgresql:'], 'postgres://relais:motdepasse@serveur:5432/relais').refine(
  (text) => URL.canParse(text) && new URL(text).pathname.length > 1,
  'doit nommer une base, comme dans postgres://relais:motdepasse@serveur:5432/relais',
);

const BUCKET_URL =
  'doit être l’adresse d’un bucket, sans rien après son nom, comme https://s3.fr-par.scw.cloud/relais ou https://relais.s3.fr-par.scw.cloud';

/** The bucket is the first word of the path, or of the name of the server. */
function isBucketUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(text);
  const others = username || password || search || hash;
  return /^https?:$/.test(protocol) && !others && /^\/([\w.-]+\/?)?$/.test(pathname);
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const demoSizes = z.enum(['oui', 'non', 'courte'], 'doit valoir « oui », « non » ou « courte »');

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'doit être un nombre de 0 à 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'doit être un nombre de 0 à 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'doit être un nom ou une adresse de machine, comme 127.0.0.1')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: postgres.optional(),
  DATABASE_APP_URL: postgres.optional(),
  // Cookies and addresses start from the root.
  PUBLIC_URL: url(['http:', 'https:'], 'https://relais.cher.fr')
    .refine(
      (text) => URL.canParse(text) && `${new URL(text).origin}/` === new URL(text).href,
      'doit s’arrêter au nom du site, sans chemin ni compte, comme https://relais.cher.fr',
    )
    .optional(),
  SECRET_KEY: z.string().min(32, 'doit compter au moins 32 caractères tirés au hasard').optional(),
  FILES_S3_URL: z.string().refine(isBucketUrl, BUCKET_URL).optional(),
  FILES_S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, 'doit être le nom d’une région, comme fr-par')
    .default('us-east-1'),
  FILES_S3_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'doit être une clé d’accès S3, sans espace')
    .optional(),
  FILES_S3_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'doit être un secret S3, sans espace')
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://compte:motdepasse@smtp.cher.fr:465').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/,
      'doit être une adresse comme Relais <ne-pas-repondre@cher.fr>',
    )
    .default('Relais <ne-pas-repondre@localhost>'),
  CONTACT_EMAIL: z.email('doit être une adresse comme relais@cher.fr').optional(),
  GEOCODER_URL: url(['http:', 'https:'], 'https://data.geopf.fr/geocodage/search').optional(),
  SIRENE_URL: url(['http:', 'https:'], 'https://recherche-entreprises.api.gouv.fr/search').optional(),
  CHECK_LINKS: z.enum(['oui', 'non'], 'doit valoir « oui » ou « non »').default('non'),
  LOG_LEVEL: z.enum(LEVELS, `doit être l’un de ${LEVELS.join(', ')}`).default('info'),
  RELAIS_DEMO: demoSizes.optional(),
});

/** For the test that holds the operator's guide complete. */
export const environmentVariables = Object.keys(environment.shape);

const wrong = (variable: string, why: string) =>
  new StartRefused(
    'config',
    `${variable} ${why}. Corrigez cette variable d’environnement, puis relancez Relais.`,
  );

export function readConfig(env: Record<string, string | undefined>): Config {
  // An empty variable is what `VARIABLE= npm start` gives to undo one: it counts as absent.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrong(String(issue?.path[0]), issue?.message ?? 'n’est pas valable');
  }
  const v = parsed.data;
  if (v.DATABASE_APP_URL && !v.DATABASE_URL) throw wrong('DATABASE_APP_URL', 'demande aussi DATABASE_URL');
  const config: Config = {
    port: v.PORT,
    host: v.HOST,
    dataDir: path.resolve(v.DATA_DIR),
    databaseUrl: v.DATABASE_URL,
    databaseAppUrl: v.DATABASE_APP_URL,
    publicUrl: v.PUBLIC_URL?.replace(/\/+$/, ''),
    secretKey: v.SECRET_KEY,
    bucket: bucketOf(v),
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM,
    contactEmail: v.CONTACT_EMAIL,
    geocoderUrl: v.GEOCODER_URL,
    sireneUrl: v.SIRENE_URL,
    checkLinks: v.CHECK_LINKS === 'oui',
    logLevel: v.LOG_LEVEL,
    demo: v.RELAIS_DEMO !== 'non',
    smallDemo: v.RELAIS_DEMO === 'courte',
  };
  const possible = demoPossible(config);
  if (v.RELAIS_DEMO && config.demo && !possible) {
    throw wrong(
      'RELAIS_DEMO',
      'ne peut valoir « oui » ou « courte » qu’avec la base intégrée et une adresse de cette seule machine',
    );
  }
  return { ...config, demo: config.demo && possible };
}

/** All of it, or nothing. */
function bucketOf({
  FILES_S3_URL: url,
  FILES_S3_REGION: region,
  FILES_S3_KEY: key,
  FILES_S3_SECRET: secret,
}: z.output<typeof environment>): Bucket | undefined {
  if (url && key && secret) return { url: url.replace(/\/$/, ''), region, key, secret };
  if (!url && (key || secret))
    throw wrong(key ? 'FILES_S3_KEY' : 'FILES_S3_SECRET', 'demande aussi FILES_S3_URL');
  if (url) throw wrong('FILES_S3_URL', 'demande aussi FILES_S3_KEY et FILES_S3_SECRET');
  return undefined;
}

const LOCAL_HOSTS = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** A demonstration signs anybody in: it exists only on our own server and on this machine alone. */
function demoPossible(config: Config): boolean {
  const announced = config.publicUrl === undefined ? 'localhost' : new URL(config.publicUrl).hostname;
  return config.databaseUrl === undefined && LOCAL_HOSTS.has(config.host) && LOCAL_HOSTS.has(announced);
}
