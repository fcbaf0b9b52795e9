// ./onestop events: what follows events and did not get done, in the installation that runs; replay has it tried again.
import { keys as loadKeys } from './keys.mjs';
import { paths, portalDll, readJson } from './paths.mjs';
import { run } from './run.mjs';
import { Trouble } from './say.mjs';
import { settings } from './services.mjs';

export async function events(words) {
  const info = readJson(paths.run);
  if (!info) throw new Trouble('OneStop is not running.', 'Start it with ./onestop up, then try again.');
  const env = settings({ database: info.database, keys: loadKeys(true), simulators: info.simulators, portal: info.portal });
  const { code } = await run('dotnet', ['exec', portalDll, 'events', ...words], { cwd: paths.portal, env, live: true, minutes: 10 });
  return code;
}
