// ./onestop up: from a clone to a running portal; run again, it starts only what is missing.
import { chmodSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { build, upSources, upTarget, upToDate } from './build.mjs';
import { stopAll } from './down.mjs';
import { fetchFonts } from './fetch.mjs';
import { keys as loadKeys } from './keys.mjs';
import { locked } from './lock.mjs';
import { exists, folder, home, paths, portalDll, readJson, simulatorsDll, writeJson } from './paths.mjs';
import { onPort, port } from './ports.mjs';
import { connection, orphan, place, pooled, setAside, startCluster, stopCluster } from './postgres.mjs';
import { alive, must, stop } from './run.mjs';
import { onInterrupt } from './interrupt.mjs';
import { say, Trouble } from './say.mjs';
import { answers, portalNames, ready, settings, startPortal, startSimulators } from './services.mjs';
import { addresses } from './status.mjs';

const outputs = [portalDll, simulatorsDll];

export async function up({ detach, nodes }) {
  const mine = await locked(async () => {
    const plan = await what(nodes);
    if (!plan) return false;
    const all = plan.kept.length === 0;
    onInterrupt(() => all && stopAll());
    try {
      await start(plan);
    } catch (error) {
      if (all) await stopAll();
      throw error;
    }
    return all;
  });
  await announce(readJson(paths.run));
  if (detach || !mine) return 0;
  console.log('  Ctrl-C stops everything.\n');
  return await watch();
}

/**
 * What there is to start: the names of the portals and, of several, those that live and go on, so that their cases stay where
 * they are; null when everything runs.
 */
async function what(nodes) {
  const own = process.env.OneStop__Database;
  const state = readJson(paths.state, {});
  const before = readJson(paths.run);
  const names = portalNames(nodes ?? before?.portals?.length ?? 1);
  const around = (own || alive(state.postgres)) && alive(state.simulators) && before?.portals?.length === names.length;
  const working = around ? await Promise.all(names.map((name, i) => works(state[name], before.portals[i]))) : [];
  const kept = names.filter((_, i) => working[i]);
  const fresh = upToDate(upTarget, upSources, outputs);
  if (kept.length === names.length) {
    say(fresh ? 'already running' : 'already running, with sources older than yours: ./onestop down, then up, brings the new ones');
    return null;
  }
  return { own, state, before, names, kept: fresh ? kept : [] };
}

async function start({ own, state, before, names, kept }) {
  const { bavail, bsize } = statfsSync(folder(home));
  if (bavail * bsize < 600e6) throw new Trouble('The disk is nearly full.', 'OneStop needs about 1 GB. Free some space and run the same command again.');

  const note = (name, process) => writeJson(paths.state, { ...readJson(paths.state, {}), [name]: process });
  if (kept.length === 0) await stopAll(['portal', 'simulators']);
  else for (const name of names) if (!kept.includes(name)) await stop(state[name]);

  // The processor builds while the network and the disk bring PostgreSQL and the fonts.
  const built = build(upTarget, upSources, outputs, { analyzers: false });
  const [{ database, owner, keys }] = await Promise.all([own ? ownDatabase(own) : embeddedDatabase(state, note), fetchFonts(), built]);

  const wished = await ports(names, kept, before);
  const front = `http://127.0.0.1:${wished[0]}`;
  const simulators = kept.length > 0 ? { url: before.simulators, running: before.simulators } : await simulatorsAt(note, keys, front);
  const env = (found) => settings({ database, keys, simulators: found, portal: front });
  const asOwner = { ...env(simulators.url), ...(owner && { OneStop__OwnerDatabase: owner }) };
  const setup = await must('Preparing the database', 'dotnet', ['exec', portalDll, 'setup', '--samples'], { cwd: paths.portal, env: asOwner, minutes: 5 });
  // Its log lines are JSON; what it says is not.
  const told = setup.trim().split('\n').findLast((line) => line && !line.startsWith('{'));
  say(`database scripts and demo data are in${told ? `: ${told}` : ''}`);

  const found = await simulators.running;
  const begin = (name) => (url) => startPortal(name, url, env(found), { shared: names.length > 1 });
  const portal = (name, i) => (kept.includes(name) ? before.portals[i] : onPort(`the ${name}`, wished[i], (number) => serve(name, number, note, begin(name))));
  const portals = await Promise.all(names.map(portal));

  const accounts = readJson(paths.accounts, []);
  writeJson(paths.run, { portal: portals[0], portals, simulators: found, database, accounts }, 0o600);
  chmodSync(paths.run, 0o600);
  say('ready');
}

const works = async (process, url) => alive(process) && (await answers(url));

/** Starts a server and waits until it answers. */
async function serve(name, number, note, begin) {
  const url = `http://127.0.0.1:${number}`;
  const process = begin(url);
  note(name, process);
  await ready(name, url, process);
  return url;
}

/** The simulators get ready while the database is prepared; `running` tells where they are in the end. */
async function simulatorsAt(note, keys, portal) {
  const called = 'the simulators';
  const number = await port(called, 8090);
  const running = onPort(called, number, (found) => serve('simulators', found, note, (url) => startSimulators(url, keys, portal)));
  running.catch(() => {}); // told where it is awaited
  return { url: `http://127.0.0.1:${number}`, running };
}

/** A port for each portal, those that run keep theirs. */
async function ports(names, kept, before) {
  const found = [];
  for (const [i, name] of names.entries()) {
    const held = kept.includes(name) && Number(new URL(before.portals[i]).port);
    found.push(held || (await port(`the ${name}`, Math.max(8080 + i, ...found.map((used) => used + 1)))));
  }
  return found;
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
    server = await onPort('PostgreSQL', await port('PostgreSQL', server?.port ?? 5532), (number) => startCluster(where, 'cluster', number, {
      passwords: { admin: keys['database-admin'], owner: keys['database-owner'], portal: keys['database-portal'] },
      log: join(paths.logs, 'postgres.log'),
    }));
    note('postgres', server);
    say(`PostgreSQL is ready on port ${server.port}`);
  }
  return {
    keys,
    owner: connection(server.port, 'onestop_owner', keys['database-owner'], 'onestop'),
    database: `${connection(server.port, 'onestop', keys['database-portal'], 'onestop')};${pooled}`,
  };
}

async function announce(info) {
  await addresses(info);
  const { accounts } = info;
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

/** Stays until Ctrl-C, ./onestop down from elsewhere, or the end of a process; of several portals the last one counts. */
function watch() {
  return new Promise((resolve) => {
    let ending = false;
    const told = new Set();
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
      const info = readJson(paths.run);
      // Another ./onestop that is at work has stopped what it starts again.
      if (!info) return alive(readJson(paths.lock)) ? undefined : end(0);
      const portals = portalNames(info.portals.length);
      const ended = (name) => state[name] && !alive(state[name]);
      for (const name of portals.filter((one) => !ended(one))) told.delete(name);
      const dead = ['simulators', 'postgres', ...portals].filter(ended);
      const fatal = dead.find((name) => !portals.includes(name)) ?? (portals.every((name) => dead.includes(name)) ? dead[0] : null);
      if (fatal) {
        console.error(`\n  The process "${fatal}" has ended by itself; ./onestop logs ${fatal} shows why. Stopping the rest.`);
        return end(1);
      }
      for (const name of dead.filter((one) => !told.has(one))) {
        told.add(name);
        console.error(`\n  The process "${name}" has ended by itself; ./onestop logs ${name} shows why. The others go on;`);
        console.error('  ./onestop up in another shell starts it again.');
      }
    }, 1000);
  });
}
