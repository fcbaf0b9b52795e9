// ./onestop up: from a clone to a running portal; run again, it starts only what is missing.
import { chmodSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { build, upSources, upTarget, upToDate } from './build.mjs';
import { stopAll } from './down.mjs';
import { fetchFonts } from './fetch.mjs';
import { keys as loadKeys } from './keys.mjs';
import { locked } from './lock.mjs';
import { exists, folder, home, paths, portalDll, readJson, simulatorsDll, writeJson } from './paths.mjs';
import { port } from './ports.mjs';
import { connection, orphan, place, pooled, setAside, startCluster, stopCluster } from './postgres.mjs';
import { alive, must } from './run.mjs';
import { onInterrupt } from './interrupt.mjs';
import { say, Trouble } from './say.mjs';
import { answers, ready, settings, startPortal, startSimulators } from './services.mjs';

const outputs = [portalDll, simulatorsDll];

export async function up({ detach }) {
  onInterrupt(() => stopAll());
  const mine = await locked(async () => {
    try {
      return await start();
    } catch (error) {
      await stopAll();
      throw error;
    }
  });
  const info = readJson(paths.run);
  announce(info);
  if (detach || !mine) return 0;
  console.log('  Ctrl-C stops everything.\n');
  return await watch();
}

/** Starts what is not running; false when everything was. */
async function start() {
  const own = process.env.OneStop__Database;
  const state = readJson(paths.state, {});
  const before = readJson(paths.run);
  if ((own || alive(state.postgres)) && alive(state.portal) && alive(state.simulators) && before && (await answers(before.portal))) {
    say(upToDate(upTarget, upSources, outputs) ? 'already running' : 'already running, with sources older than yours: ./onestop down, then up, brings the new ones');
    return false;
  }
  const { bavail, bsize } = statfsSync(folder(home));
  if (bavail * bsize < 600e6) throw new Trouble('The disk is nearly full.', 'OneStop needs about 1 GB. Free some space and run the same command again.');

  const note = (name, process) => writeJson(paths.state, { ...readJson(paths.state, {}), [name]: process });
  await stopAll(['portal', 'simulators']);

  // The processor builds while the network and the disk bring PostgreSQL and the fonts.
  const [{ database, owner, keys }] = await Promise.all([own ? ownDatabase(own) : embeddedDatabase(state, note), fetchFonts(), build(upTarget, upSources, outputs, { analyzers: false })]);

  const simulators = `http://127.0.0.1:${await port('the simulators', 8090)}`;
  const simulatorsProcess = startSimulators(simulators, keys);
  note('simulators', simulatorsProcess);

  const portal = `http://127.0.0.1:${await port('the portal', 8080)}`;
  const env = settings({ database, keys, simulators, portal });
  const setup = await must('Preparing the database', 'dotnet', ['exec', portalDll, 'setup', '--demo', '--samples'], { cwd: paths.portal, env: { ...env, ...(owner && { OneStop__OwnerDatabase: owner }) }, minutes: 5 });
  say(`database scripts and demo data are in${setup.trim() ? `: ${setup.trim().split('\n').at(-1)}` : ''}`);

  const portalProcess = startPortal(portal, env);
  note('portal', portalProcess);
  await Promise.all([ready('portal', portal, portalProcess), ready('simulators', simulators, simulatorsProcess)]);

  const accounts = readJson(paths.accounts, []);
  writeJson(paths.run, { portal, simulators, database, accounts }, 0o600);
  chmodSync(paths.run, 0o600);
  say('ready');
  return true;
}

function ownDatabase(database) {
  say('using the PostgreSQL of OneStop__Database');
  return { database, keys: loadKeys(false) };
}

async function embeddedDatabase(state, note) {
  const where = await place();
  const cluster = join(where.path, 'cluster');
  await setAside(where.path, cluster);
  const keys = loadKeys(exists(join(cluster, 'onestop.conf')));
  let server = state.postgres;
  if (!alive(server)) {
    const left = orphan(cluster);
    if (left) await stopCluster(left);
    folder(paths.logs);
    server = await startCluster(where, 'cluster', await port('PostgreSQL', server?.port ?? 5532), {
      passwords: { admin: keys['database-admin'], owner: keys['database-owner'], portal: keys['database-portal'] },
      log: join(paths.logs, 'postgres.log'),
    });
    note('postgres', server);
    say(`PostgreSQL is ready on port ${server.port}`);
  }
  return {
    keys,
    owner: connection(server.port, 'onestop_owner', keys['database-owner'], 'onestop'),
    database: `${connection(server.port, 'onestop', keys['database-portal'], 'onestop')};${pooled}`,
  };
}

function announce({ portal, simulators, accounts }) {
  console.log(`\n  Portal       ${portal}\n  Simulators   ${simulators}   (switch faults on at /admin/faults)\n`);
  if (accounts.length > 0) {
    const width = (pick) => Math.max(...accounts.map((account) => columns(pick(account))));
    const pad = (text, size) => text + ' '.repeat(Math.max(0, size - columns(text)));
    const [role, name, user] = [width((a) => a.role), width((a) => a.name), width((a) => a.user)];
    console.log('  Demo accounts');
    for (const a of accounts) console.log(`    ${pad(a.role, role)}  ${pad(a.name, name)}  ${pad(a.user, user)}  ${a.password}`);
    console.log('');
  }
}

/** How wide a text is in a terminal: Chinese characters take two columns. */
const columns = (text) => [...String(text)].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? 2 : 1), 0);

/** Stays until Ctrl-C, ./onestop down from elsewhere, or the end of a process. */
function watch() {
  return new Promise((resolve) => {
    let ending = false;
    const end = async (code) => {
      if (ending) return;
      ending = true;
      clearInterval(timer);
      await locked(() => stopAll());
      resolve(code);
    };
    onInterrupt(() => {
      if (!ending) console.log('\n  Stopping.');
      return end(0);
    });
    const timer = setInterval(() => {
      const state = readJson(paths.state, {});
      if (!exists(paths.run)) return end(0);
      const dead = ['portal', 'simulators', 'postgres'].find((name) => state[name] && !alive(state[name]));
      if (!dead) return;
      console.error(`\n  The process "${dead}" has ended by itself; ./onestop logs ${dead} shows why. Stopping the rest.`);
      end(1);
    }, 1000);
  });
}
