// The portal and the simulators: their settings, start, readiness.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, home, paths, portalDll, simulatorsDll } from './paths.mjs';
import { alive, background, birth, stop, tailOf, until } from './run.mjs';
import { Trouble } from './say.mjs';

/** The settings of the portal, the same for its web server and its verbs. */
export function settings({ database, keys, simulators, portal }) {
  return {
    OneStop__Database: database,
    OneStop__Profile: 'Demo',
    OneStop__MasterKey: keys.master,
    OneStop__IndexKey: keys.index,
    OneStop__Fonts: paths.fonts,
    OneStop__DataDir: folder(paths.data, 0o700),
    OneStop__Simulators: simulators ?? '',
    OneStop__PublicUrl: portal ?? '',
    OneStop__Exchange__AppId: 'onestop-portal',
    OneStop__Exchange__Key: keys.simulators,
  };
}

export function startSimulators(url, keys) {
  return start('simulators', simulatorsDll, paths.simulators, { ASPNETCORE_URLS: url, Simulators__Callers__0__AppId: 'onestop-portal', Simulators__Callers__0__Key: keys.simulators });
}

export function startPortal(url, env) {
  // The owner's connection is for setup alone, also when it came with the environment.
  return start('portal', portalDll, paths.portal, { ...env, OneStop__OwnerDatabase: '', ASPNETCORE_URLS: url });
}

// The project folder is the content root: static files are served from there.
function start(name, dll, cwd, env) {
  return background('dotnet', ['exec', dll], { cwd, env: { ...env, ONESTOP_HOME: home }, log: join(folder(paths.logs), `${name}.log`) });
}

/** The servers of this clone that run, also when our notes of them are lost. */
export function running(name) {
  const found = [];
  const dll = { portal: portalDll, simulators: simulatorsDll }[name];
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [, verb, file, ...rest] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      const ours = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`ONESTOP_HOME=${home}`);
      if (verb === 'exec' && file === dll && rest.length === 0 && ours) found.push({ pid: Number(pid), since: birth(pid) });
    } catch {}
  }
  return found;
}

/** Waits until /health/ready answers 200; a process that ended meanwhile is told with its last lines. */
export async function ready(name, url, process, seconds = 90) {
  await until(async () => !alive(process) || (await answers(url)), seconds, 100);
  if (alive(process) && (await answers(url))) return;
  await stop(process);
  throw new Trouble(`The ${name} did not become ready at ${url}.`, tailOf(join(paths.logs, `${name}.log`)));
}

export async function answers(url) {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return response.status === 200;
  } catch {
    return false;
  }
}
