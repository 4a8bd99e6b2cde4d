import { type ChildProcess, spawn } from 'node:child_process';

export interface RealRelais {
  child: ChildProcess;
  address: string;
}

/** The built application as whoever installs it starts it, on a folder of its own: its demonstration, its own PostgreSQL, no network. */
export async function startRelais(
  dataDir: string,
  port: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RealRelais> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: port,
    DATA_DIR: dataDir,
  };
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'PUBLIC_URL', 'SMTP_URL']) delete env[name];
  Object.assign(env, settings);
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /Relais est prêt : (http:\S+)/.exec(said)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`Relais stopped with ${code}:\n${said}`)));
  });
  return { child, address };
}
