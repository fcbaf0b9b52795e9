// ./onestop catalog import|export|validate: catalogues as files, in the installation that runs.
import path from 'node:path';
import { keys as loadKeys } from './keys.mjs';
import { paths, portalDll, readJson } from './paths.mjs';
import { run } from './run.mjs';
import { Trouble } from './say.mjs';
import { settings } from './services.mjs';

export async function catalog(words) {
  const info = readJson(paths.run);
  if (!info) throw new Trouble('OneStop is not running.', 'Start it with ./onestop up, then try again.');
  const [verb, file, ...rest] = words;
  // The portal runs in its own folder; a file is meant from where the command was typed.
  const args = ['import', 'validate'].includes(verb) && file ? [verb, path.resolve(file), ...rest] : words;
  const env = settings({ database: info.database, keys: loadKeys(true), simulators: info.simulators, portal: info.portal });
  const { code } = await run('dotnet', ['exec', portalDll, 'catalog', ...args], { cwd: paths.portal, env, live: true, minutes: 30 });
  return code;
}
