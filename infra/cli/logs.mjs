// ./onestop logs: follows what the processes write.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exists, paths } from './paths.mjs';
import { Trouble } from './say.mjs';

const names = ['portal', 'simulators', 'postgres'];

export function logs(name, { follow }) {
  if (name && !names.includes(name)) throw new Trouble(`There is no log "${name}".`, `Choose one of: ${names.join(', ')}.`);
  const files = (name ? [name] : names).map((n) => join(paths.logs, `${n}.log`)).filter(exists);
  if (files.length === 0) throw new Trouble('There are no logs yet.', './onestop up writes them to .onestop/logs.');
  return new Promise((resolve) => {
    const tail = spawn('tail', ['-n', '100', ...(follow ? ['-F'] : []), ...files], { stdio: 'inherit' });
    tail.on('close', (code) => resolve(code ?? 0));
  });
}
