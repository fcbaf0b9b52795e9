// ./onestop down: stops what up started, and nothing else.
import { join } from 'node:path';
import { locked } from './lock.mjs';
import { paths, readJson, remove, writeJson } from './paths.mjs';
import { orphan, place, stopCluster } from './postgres.mjs';
import { alive, stop } from './run.mjs';
import { say } from './say.mjs';
import { running } from './services.mjs';

export async function down() {
  const stopped = await locked(() => stopAll());
  if (stopped.length === 0) say('nothing was running');
  return 0;
}

/** Stops the named processes, all when none is named; web servers first, so that they can finish what they began. */
export async function stopAll(names = ['portal', 'simulators', 'postgres']) {
  const state = readJson(paths.state, {});
  const stopped = [];
  remove(paths.run);
  const web = names.filter((name) => name !== 'postgres');
  await Promise.all(
    web.map(async (name) => {
      const ended = await Promise.all(running(name).map((process) => stop(process)));
      if (ended.includes(true)) stopped.push(name);
    }),
  );
  if (names.includes('postgres')) {
    const server = alive(state.postgres) ? state.postgres : orphan(join((await place()).path, 'cluster'));
    if (server && (await stopCluster(server))) stopped.push('postgres');
  }
  for (const name of Object.keys(state)) if (names.some((kind) => name === kind || name.startsWith(`${kind}-`))) delete state[name].pid;
  writeJson(paths.state, state);
  if (stopped.length > 0) say(`stopped ${stopped.join(', ')}`);
  return stopped;
}
