// One ./onestop at a time may start, stop or reset things; a lock left by a crash is taken over.
import { openSync, writeSync, closeSync } from 'node:fs';
import { folder, home, paths, readJson, remove } from './paths.mjs';
import { alive, birth, until } from './run.mjs';
import { say, Trouble } from './say.mjs';

export async function locked(work) {
  folder(home);
  let told = false;
  const got = await until(() => {
    if (take()) return true;
    const holder = readJson(paths.lock);
    if (!alive(holder)) remove(paths.lock);
    else if (!told) {
      told = true;
      say(`waiting for another ./onestop (process ${holder.pid}) to finish`);
    }
    return false;
  }, 180, 200);
  if (!got) throw new Trouble('Another ./onestop is still at work.', 'Wait for it, or end it with ./onestop down from another shell once it has finished.');
  try {
    return await work();
  } finally {
    release();
  }
}

export function release() {
  if (readJson(paths.lock)?.pid === process.pid) remove(paths.lock);
}

function take() {
  try {
    const file = openSync(paths.lock, 'wx', 0o644);
    writeSync(file, JSON.stringify({ pid: process.pid, since: birth(process.pid) }));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}
