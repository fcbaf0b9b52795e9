// Every folder and file that ./onestop keeps, in one place.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where everything of this clone lives; a test gives a folder of its own. */
export const home = process.env.ONESTOP_HOME ?? join(root, '.onestop');

/** A short name for it, for what has to live elsewhere. */
export const homeId = createHash('sha256').update(home).digest('hex').slice(0, 12);

export const paths = {
  fonts: join(home, 'fonts'),
  keys: join(home, 'keys'),
  logs: join(home, 'logs'),
  data: join(home, 'data'),
  results: join(home, 'test-results'),
  state: join(home, 'state.json'),
  lock: join(home, 'up.lock'),
  run: join(home, 'run.json'),
  accounts: join(home, 'data', 'accounts.json'),
  stamps: join(home, 'stamps'),
  embedded: join(root, 'infra', 'embedded'),
  // The portal as a clone runs it: the demo's host. Production runs OneStop.Portal itself.
  portal: join(root, 'src', 'Demo'),
  simulators: join(root, 'src', 'Simulators'),
};

export const dll = (project, name) => join(project, 'bin', 'Release', 'net10.0', `${name}.dll`);
export const portalDll = dll(paths.portal, 'OneStop.Demo');
export const simulatorsDll = dll(paths.simulators, 'OneStop.Simulators');

/** Creates a folder with exactly this mode, whatever the umask says. */
export function folder(path, mode = 0o755) {
  mkdirSync(path, { recursive: true });
  if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
  return path;
}

export function readJson(path, otherwise) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return otherwise;
  }
}

/** Writes the whole file or nothing: a crash in the middle leaves the old one. */
export function writeWhole(path, text, mode = 0o644) {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, text, { mode });
  renameSync(part, path);
}

export const writeJson = (path, value, mode) => writeWhole(path, JSON.stringify(value, null, 2) + '\n', mode);
export const remove = (path) => rmSync(path, { recursive: true, force: true });
export const exists = existsSync;
