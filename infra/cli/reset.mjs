// ./onestop reset: forgets all data of the demo; packages, fonts and builds stay.
import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import { stopAll } from './down.mjs';
import { locked } from './lock.mjs';
import { paths, remove } from './paths.mjs';
import { place } from './postgres.mjs';
import { say, Trouble } from './say.mjs';

export async function reset({ yes }) {
  if (!yes) {
    if (!process.stdin.isTTY) {
      throw new Trouble('reset deletes the database, the keys and all uploads of this clone.', 'Run ./onestop reset --yes when that is what you want.');
    }
    const ask = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await ask.question('  This deletes the database, the keys and all uploads of this clone. Type "yes" to go on: ');
    ask.close();
    if (answer.trim().toLowerCase() !== 'yes') {
      console.log('  Nothing was deleted.');
      return 1;
    }
  }
  return locked(async () => {
    await stopAll();
    const { path } = await place();
    for (const item of [join(path, 'cluster'), paths.keys, paths.data, paths.run, paths.state, paths.logs]) remove(item);
    say('all data is gone; ./onestop up begins afresh');
    return 0;
  });
}
