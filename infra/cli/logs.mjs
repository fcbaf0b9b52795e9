// ./onestop logs: follows what the processes write.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exists, paths } from './paths.mjs';
import { Trouble } from './say.mjs';

const kinds = ['portal', 'simulators', 'postgres'];

/** Every portal of several has a log of its own. */
const written = () => (exists(paths.logs) ? readdirSync(paths.logs) : []).map((file) => file.match(/^(portal-\d+)\.log$/)?.[1]).filter(Boolean).sort();

export function logs(name, { follow }) {
  const names = [...kinds.slice(0, 1), ...written(), ...kinds.slice(1)];
  if (name && !names.includes(name)) throw new Trouble(`There is no log "${name}".`, `Choose one of: ${names.join(', ')}.`);
  const files = (name ? [name] : names).map((n) => join(paths.logs, `${n}.log`)).filter(exists);
  if (files.length === 0) throw new Trouble('There are no logs yet.', './onestop up writes them to .onestop/logs.');
  return new Promise((resolve) => {
    const tail = spawn('tail', ['-n', '100', ...(follow ? ['-F'] : []), ...files], { stdio: 'inherit' });
    tail.on('close', (code) => resolve(code ?? 0));
  });
}
