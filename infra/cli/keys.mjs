// Secrets of this clone, made once, readable by their owner only.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exists, folder, paths, writeWhole } from './paths.mjs';
import { Trouble } from './say.mjs';

const names = ['master', 'index', 'simulators', 'site', 'national', 'database-admin', 'database-owner', 'database-portal'];

/** Returns one secret a name; `hasData` when a database made with them exists. */
export function keys(hasData) {
  folder(paths.keys, 0o700);
  const found = {};
  for (const name of names) {
    const file = join(paths.keys, name);
    if (!exists(file)) {
      if (hasData && !['simulators', 'site', 'national'].includes(name)) {
        throw new Trouble(
          `The key "${name}" is missing in .onestop/keys, but a database that was made with it is there.`,
          'Without it nothing personal in that database can be read. Put the key back, or start afresh with ./onestop reset.',
        );
      }
      const secret = randomBytes(32);
      writeWhole(file, secret.toString(name.startsWith('database') ? 'base64url' : 'base64'), 0o600);
    }
    found[name] = readFileSync(file, 'utf8').trim();
  }
  return found;
}
