import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  test('an empty environment gives a demonstration on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.resolve('data'),
      demo: true,
    });
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', 'http://relais.fr'],
    ['DATABASE_URL', 'mysql://localhost/relais'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['PUBLIC_URL', 'relais.cher.fr'],
    ['PUBLIC_URL', 'https://cher.fr/relais'],
    ['SECRET_KEY', 'court'],
    ['FILES_S3_URL', 's3.cher.fr/relais'],
    ['FILES_S3_URL', 'https://s3.cher.fr/relais/documents'],
    ['FILES_S3_URL', 'https://cle:secret@s3.cher.fr/relais'],
    ['FILES_S3_URL', 'https://s3.cher.fr/relais?acl'],
    ['FILES_S3_REGION', 'fr par'],
    ['FILES_S3_KEY', 'une clé'],
    ['FILES_S3_SECRET', 'un secret'],
    ['SMTP_URL', 'smtp.cher.fr'],
    ['MAIL_FROM', 'Relais'],
    ['CONTACT_EMAIL', 'la mairie'],
    ['GEOCODER_URL', 'data.geopf.fr'],
    ['SIRENE_URL', 'recherche-entreprises'],
    ['CHECK_LINKS', 'peut-être'],
    ['LOG_LEVEL', 'bavard'],
    ['RELAIS_DEMO', 'peut-être'],
  ])('%s=%s stops with a sentence that names it and says why', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} doit .+ Corrigez`));
  });

  test('a wrong secret is never repeated', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://relais:m0tdepasse@' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('m0tdepasse') }),
    );
  });

  test('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  test.each([
    [{ DATABASE_URL: 'postgres://relais:x@localhost/relais' }],
    [{ HOST: '0.0.0.0' }],
    [{ PUBLIC_URL: 'https://relais.cher.fr' }],
    [{ RELAIS_DEMO: 'non' }],
  ])('there is no demonstration with %j, whatever NODE_ENV says', (env) => {
    expect(readConfig({ ...env, NODE_ENV: 'development' }).demo).toBe(false);
  });

  test('asking for a demonstration on a public address is refused', () => {
    expect(() => readConfig({ RELAIS_DEMO: 'oui', HOST: '0.0.0.0' })).toThrow('RELAIS_DEMO');
  });

  const bucket = { FILES_S3_URL: 'https://s3.cher.fr/relais/', FILES_S3_KEY: 'cle', FILES_S3_SECRET: 's/+=' };

  test('a bucket is told whole, or not at all', () => {
    const read = { url: 'https://s3.cher.fr/relais', key: 'cle', secret: 's/+=', region: 'us-east-1' };
    expect(readConfig(bucket).bucket).toEqual(read);
    const named = { ...bucket, FILES_S3_URL: 'http://relais.s3.cher.fr:9000', FILES_S3_REGION: 'fr-par' };
    expect(readConfig(named).bucket).toMatchObject({
      url: 'http://relais.s3.cher.fr:9000',
      region: 'fr-par',
    });
    expect(readConfig({}).bucket).toBeUndefined();
    for (const name of Object.keys(bucket))
      expect(() => readConfig({ ...bucket, [name]: '' })).toThrow(/^FILES_S3_\w+ demande aussi FILES_S3_/);
  });

  test('DATABASE_APP_URL alone is refused', () => {
    expect(() => readConfig({ DATABASE_APP_URL: 'postgres://app:x@localhost/relais' })).toThrow(
      'DATABASE_URL',
    );
  });
});
