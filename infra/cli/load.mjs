// ./onestop load: seeds a database of its own beside the running one and drives the pages; prints the figures.
import { build } from './build.mjs';
import { keys as loadKeys } from './keys.mjs';
import { folder, paths, readJson, root } from './paths.mjs';
import { connection, pooled } from './postgres.mjs';
import { run } from './run.mjs';
import { Trouble } from './say.mjs';
import { settings } from './services.mjs';
import { join } from 'node:path';

const dll = join(root, 'tests/Load/bin/Release/net10.0/OneStop.Load.dll');

export async function load(words) {
  const info = readJson(paths.run);
  const server = readJson(paths.state, {}).postgres;
  if (!info || !server?.port) throw new Trouble('OneStop is not running with its own PostgreSQL.', 'Start it with ./onestop up --detach, then measure.');
  await build('tests/Load/OneStop.Load.csproj', ['src', 'tests/Load'], [dll], { analyzers: false });
  const keys = loadKeys(true);
  const admin = (database) => connection(server.port, 'postgres', keys['database-admin'], database);
  const env = {
    ...settings({ database: `${admin('onestop_load')};${pooled}`, keys, simulators: info.simulators, portal: info.portal }),
    OneStop__DataDir: folder(join(paths.data, 'load'), 0o700),
    ONESTOP_LOAD_ADMIN: admin('postgres'),
  };
  const { code } = await run('dotnet', ['exec', dll, ...words], { cwd: root, env, live: true, minutes: 240 });
  return code;
}
