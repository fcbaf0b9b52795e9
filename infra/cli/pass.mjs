// Verbs that the portal's own program does: handed on to it, with the settings of the installation that runs.
import { keys as loadKeys } from './keys.mjs';
import { paths, portalDll, readJson } from './paths.mjs';
import { run } from './run.mjs';
import { Trouble } from './say.mjs';
import { settings } from './services.mjs';

export async function pass(words, { minutes = 10, env = {} } = {}) {
  const info = readJson(paths.run);
  if (!info) throw new Trouble('OneStop is not running.', 'Start it with ./onestop up, then try again.');
  const all = { ...settings({ database: info.database, keys: loadKeys(true), simulators: info.simulators, portal: info.portal }), ...env };
  const { code } = await run('dotnet', ['exec', portalDll, ...words], { cwd: paths.portal, env: all, live: true, minutes });
  return code;
}
