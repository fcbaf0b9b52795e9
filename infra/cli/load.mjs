// ./onestop load: seeds a database of its own beside the running one and drives the pages; prints the figures;
// ./onestop load benchmarks: the inner operations alone.
import { build } from './build.mjs';
import { keys as loadKeys } from './keys.mjs';
import { folder, paths, readJson, root } from './paths.mjs';
import { connection, pooled } from './postgres.mjs';
import { run } from './run.mjs';
import { Trouble } from './say.mjs';
import { settings } from './services.mjs';
import { join } from 'node:path';

const programs = {
  Load: { dll: join(root, 'tests/Load/bin/Release/net10.0/OneStop.Load.dll'), sources: ['src', 'tests/Load'] },
  Benchmarks: { dll: join(root, 'tests/Benchmarks/bin/Release/net10.0/OneStop.Benchmarks.dll'), sources: ['src', 'tests'] },
};

export async function load(words) {
  const info = readJson(paths.run);
  const server = readJson(paths.state, {}).postgres;
  if (!info || !server?.port) throw new Trouble('OneStop is not running with its own PostgreSQL.', 'Start it with ./onestop up --detach, then measure.');
  const name = words[0] === 'benchmarks' ? 'Benchmarks' : 'Load';
  const { dll, sources } = programs[name];
  await build(`tests/${name}/OneStop.${name}.csproj`, sources, [dll], { analyzers: false });
  const keys = loadKeys(true);
  const admin = (database) => connection(server.port, 'postgres', keys['database-admin'], database);
  const env = {
    ...settings({ database: `${admin('onestop_load')};${pooled}`, keys, simulators: info.simulators, portal: info.portal }),
    OneStop__DataDir: folder(join(paths.data, 'load'), 0o700),
    ONESTOP_LOAD_ADMIN: admin('postgres'),
    ONESTOP_TEST_DB: admin('postgres'),
    ONESTOP_FONTS: paths.fonts,
  };
  const { code } = await run('dotnet', ['exec', dll, ...words], { cwd: root, env, live: true, minutes: 240 });
  return code;
}
