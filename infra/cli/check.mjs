// ./onestop check: has the portal verify the event store of the running system.
import { keys as loadKeys } from './keys.mjs';
import { paths, portalDll, readJson } from './paths.mjs';
import { run } from './run.mjs';
import { Trouble } from './say.mjs';
import { settings } from './services.mjs';

export async function check({ adoptRoots }) {
  const info = readJson(paths.run);
  if (!info) throw new Trouble('OneStop is not running.', 'Start it with ./onestop up, then check again.');
  const env = settings({ database: info.database, keys: loadKeys(true), simulators: info.simulators, portal: info.portal });
  const words = ['exec', portalDll, 'check', ...(adoptRoots ? ['--adopt-roots'] : [])];
  const { code } = await run('dotnet', words, { cwd: paths.portal, env, live: true, minutes: 120 });
  return code;
}
