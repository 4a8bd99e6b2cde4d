import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartRefused } from '../start-refused.ts';

/** The system user that PostgreSQL runs as. */
export interface Account {
  uid: number;
  gid: number;
  name: string;
}

const OURS = 'relais-postgres';
const systemPath = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

/**
 * PostgreSQL refuses to run as root. Root therefore lends it another system user: the one the data already belongs to, one
 * of the machine, or one made for it. Null when Relais itself runs as an ordinary user.
 */
export function accountFor(existingFolder: string | null, tell: (sentence: string) => void): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (existingFolder !== null) {
    const { uid, gid } = statSync(existingFolder);
    if (uid !== 0) return { uid, gid, name: String(uid) };
  }
  return find(OURS) ?? find('postgres') ?? create(tell);
}

function find(name: string): Account | null {
  const ask = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const uid = ask('-u');
  const gid = ask('-g');
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
}

// initdb looks its user up by name, so a bare number is not enough: the user must exist.
function create(tell: (sentence: string) => void): Account {
  const made = spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', OURS], {
    encoding: 'utf8',
    env: { ...process.env, PATH: systemPath },
  });
  const account = find(OURS);
  if (account) {
    tell(`PostgreSQL refuse de tourner sous root : l’utilisateur système « ${OURS} » a été créé pour lui.`);
    return account;
  }
  throw new StartRefused(
    'no-account',
    'PostgreSQL refuse de tourner sous root, et aucun utilisateur système n’a pu être créé pour lui ' +
      `(${(made.stderr || made.error?.message || 'useradd a échoué').trim()}). ` +
      'Lancez Relais avec un utilisateur ordinaire, ou donnez un serveur avec DATABASE_URL.',
  );
}

/** Whether the account can do that to the path, asked of the system itself: parents, groups and lists of rights count. */
export function canReach(account: Account, test: '-x' | '-r', path: string): boolean {
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], { uid, gid, cwd: '/' }).status === 0;
}
