// The embedded PostgreSQL: whose it is, where it lies, how a cluster is made, started and stopped.
import { randomBytes } from 'node:crypto';
import { appendFileSync, chownSync, copyFileSync, lstatSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fetchPostgres } from './fetch.mjs';
import { homeId, exists, folder, home, paths, remove, root, writeWhole } from './paths.mjs';
import { Taken, tellsTaken } from './ports.mjs';
import { alive, background, birth, must, run, stop, tail, until } from './run.mjs';
import { say, Trouble } from './say.mjs';

/** PostgreSQL refuses to run as root; then it runs as a user that exists and may do little else. */
async function servant() {
  if (process.getuid() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const found = await run('getent', ['passwd', name]);
    if (found.code === 0) {
      const [, , uid, gid] = found.out.trim().split(':');
      return { name, uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Trouble(
    'PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody".',
    'Create one (useradd --system postgres) or run ./onestop as an ordinary user.',
  );
}

const as = (user, command, args) =>
  user ? ['setpriv', [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--init-groups', '--', command, ...args]] : [command, args];

/** Where programs and data of PostgreSQL lie: inside the clone when its user can get there, otherwise in /var/tmp. */
export async function place() {
  const user = await servant();
  let path = join(home, 'postgres');
  if (user) {
    folder(home);
    const reachable = await run(...as(user, 'test', ['-r', join(root, 'onestop'), '-a', '-x', home]));
    if (reachable.code !== 0) path = `/var/tmp/onestop-${homeId}`;
  }
  folder(path);
  const owner = lstatSync(path);
  if (!owner.isDirectory() || ![process.getuid(), user?.uid].includes(owner.uid)) {
    throw new Trouble(`${path} belongs to somebody else.`, 'Remove it and run the same command again.');
  }
  return { path, user };
}

/**
 * Makes (once) and starts a cluster. `durable: false` is for throw-away test clusters only.
 * Returns what stops it and what connects to it as the administrator.
 */
export async function startCluster({ path, user }, name, port, { passwords, durable = true, log }) {
  const native = await fetchPostgres(path);
  const data = join(path, name);
  const own = (item) => user && chownSync(item, user.uid, user.gid);

  if (!exists(join(data, 'onestop.conf'))) {
    remove(data); // half-made by a run that was stopped
    say(`creating the PostgreSQL cluster "${basename(data)}"`);
    own(folder(data, 0o700));
    const secret = join(path, `${name}.password`);
    writeWhole(secret, passwords.admin, 0o600);
    own(secret);
    const options = [
      '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ];
    try {
      await must('initdb', ...as(user, join(native, 'bin', 'initdb'), ['-D', data, ...options]), { cwd: '/' });
    } finally {
      remove(secret);
    }
    appendFileSync(join(data, 'postgresql.conf'), "\ninclude_if_exists 'onestop.conf'\n");
    // The owner runs the scripts of setup; the portal can add to its ledgers, but not rewrite them.
    const roles = { onestop_owner: passwords.owner, onestop: passwords.portal };
    const logins = Object.entries(roles).map(([role, secret]) => `create role ${role} login password '${secret}';`);
    const sql = [...logins, 'create database onestop owner onestop_owner;'].join('\n') + '\n';
    await must('Creating the database', ...as(user, join(native, 'bin', 'postgres'), ['--single', '-D', data, 'postgres']), { cwd: '/', input: sql });
    copyFileSync(join(paths.embedded, 'postgresql.conf'), join(data, 'onestop.conf'));
    own(join(data, 'onestop.conf'));
  }

  clearStalePid(data);
  copyFileSync(join(paths.embedded, 'postgresql.conf'), join(data, 'onestop.conf'));
  const relaxed = durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'];
  const server = background(...as(user, join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...relaxed]), { cwd: '/', log });
  const ready = await until(() => server.failed() || !alive(server) || status(data) === 'ready', 60);
  if (!ready || !alive(server) || status(data) !== 'ready') {
    await stop(server, { gentle: 'SIGINT' });
    const written = server.written();
    throw new (tellsTaken(written) ? Taken : Trouble)('PostgreSQL did not start.', tail(written, 20));
  }
  return { pid: server.pid, since: server.since, port, data };
}

const pidFile = (data) => {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
};

const status = (data) => pidFile(data)[7]?.trim();

/** After a crash the file may name a number that now belongs to another program; PostgreSQL would then refuse to start. */
function clearStalePid(data) {
  const pid = Number(pidFile(data)[0]);
  if (!pid) return;
  let command = '';
  try {
    command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {}
  if (birth(pid) && command.includes(data)) {
    throw new Trouble(`A PostgreSQL is already running on ${data} (process ${pid}).`, './onestop down stops it.');
  }
  remove(join(data, 'postmaster.pid'));
}

/** The server process of a data folder, also when our own notes of it are lost. */
export function orphan(data) {
  const pid = Number(pidFile(data)[0]);
  if (!pid) return null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data) ? { pid, since: birth(pid) } : null;
  } catch {
    return null;
  }
}

/**
 * A cluster that lies outside of its clone outlives it. A new clone at the same place, with no key and no data of its own,
 * sets it aside: without the keys nobody can use it, and deleting it is not for us to decide.
 */
export async function setAside(path, cluster) {
  const fresh = !exists(paths.data) && (!exists(paths.keys) || readdirSync(paths.keys).length === 0);
  if (path.startsWith(home) || !fresh || !exists(cluster)) return null;
  const left = orphan(cluster);
  if (left) await stopCluster(left);
  const aside = `${cluster}-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(cluster, aside);
  say(`a database of an earlier clone at this place is set aside in ${aside}`);
  return aside;
}

/** SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes everything down. */
export const stopCluster = (server) => stop(server, { gentle: 'SIGINT', seconds: 30 });

export const connection = (port, user, password, database) =>
  `Host=127.0.0.1;Port=${port};Username=${user};Password=${password};Database=${database}`;

/** Settings of the portal's pool: connections are not reset between uses, statements are prepared by themselves. */
export const pooled = 'No Reset On Close=true;Max Auto Prepare=100;Minimum Pool Size=4;Maximum Pool Size=64';

export const password = () => randomBytes(24).toString('base64url');
