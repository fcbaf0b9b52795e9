// The portal and the simulators: their settings, start, readiness.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, home, paths, portalDll, simulatorsDll } from './paths.mjs';
import { Taken, tellsTaken } from './ports.mjs';
import { alive, background, birth, stop, tail, until } from './run.mjs';
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
    OneStop__DemoSite__Secret: keys.site,
    ...(simulators && national(simulators, keys)),
  };
}

/** The simulated national identity platform, by whose word people may sign in. */
function national(simulators, keys) {
  const at = 'OneStop__Issuers__0__';
  const level = (number, value, zh, en, realName) => ({
    [`${at}Levels__${number}__Value`]: value, [`${at}Levels__${number}__NameZh`]: zh,
    [`${at}Levels__${number}__NameEn`]: en, [`${at}Levels__${number}__RealName`]: String(realName),
  });
  return {
    [`${at}Code`]: 'national', [`${at}Authority`]: `${simulators}/national`, [`${at}ClientId`]: 'onestop', [`${at}Secret`]: keys.national,
    [`${at}NameZh`]: '国家网络身份认证', [`${at}NameEn`]: 'National identity', [`${at}Scopes__0`]: 'identity',
    ...level(0, 'face', '人脸', 'face check', true), ...level(1, 'password', '密码', 'password', false),
  };
}

/** `portal` is where the simulated site of a department sends people to sign in, and where the national platform sends them back to. */
export function startSimulators(url, keys, portal) {
  return start('simulators', simulatorsDll, paths.simulators, {
    ASPNETCORE_URLS: url, Simulators__Callers__0__AppId: 'onestop-portal', Simulators__Callers__0__Key: keys.simulators,
    // What registers were told of granted items outlives a restart, as the cases do.
    Simulators__Told: join(folder(paths.data), 'registers.jsonl'),
    Simulators__Site__Issuer: `${portal}/`, Simulators__Site__Secret: keys.site,
    Simulators__National__Secret: keys.national,
    Simulators__National__Back__0: `${portal}/signin/issuer/national/back`,
    Simulators__National__Back__1: `${portal.replace('//localhost', '//127.0.0.1')}/signin/issuer/national/back`,
  });
}

/** One portal alone, or one of several that carry the cases together. */
export function startPortal(name, url, env, { shared }) {
  // The owner's connection is for setup alone, also when it came with the environment.
  return start(name, portalDll, paths.portal, { ...env, OneStop__OwnerDatabase: '', OneStop__Cluster__Shared: String(shared), ASPNETCORE_URLS: url });
}

/** The first portal keeps the name that it has alone. */
export const portalNames = (count) => Array.from({ length: count }, (_, index) => (index === 0 ? 'portal' : `portal-${index + 1}`));

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

/**
 * Waits until this process listens and /health/ready answers 200: the answer alone could be somebody else's, who took the port.
 * A process that ended meanwhile is told with its last lines.
 */
export async function ready(name, url, process, seconds = 90) {
  const works = async () => alive(process) && process.written().includes(`Now listening on: ${url}`) && (await answers(url));
  await until(async () => !alive(process) || (await works()), seconds, 100);
  if (await works()) return;
  const lives = alive(process);
  await stop(process);
  const written = process.written();
  throw new (!lives && tellsTaken(written) ? Taken : Trouble)(`The ${name} did not become ready at ${url}.`, tail(written, 20));
}

export async function answers(url) {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return response.status === 200;
  } catch {
    return false;
  }
}
