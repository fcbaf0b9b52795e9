// One ./onestop at a time may start, stop or reset things; a lock left by a crash is taken over.
import { linkSync, renameSync, writeFileSync } from 'node:fs';
import { folder, home, paths, readJson, remove } from './paths.mjs';
import { alive, birth, until } from './run.mjs';
import { say, Trouble } from './say.mjs';

export async function locked(work) {
  folder(home);
  let told = false;
  const got = await until(() => {
    if (take()) return true;
    const holder = readJson(paths.lock);
    if (!alive(holder)) discard();
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

// A link appears with its content or not at all, so that nobody reads half a lock.
function take() {
  const mine = `${paths.lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, since: birth(process.pid) }));
  try {
    linkSync(mine, paths.lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    remove(mine);
  }
}

// Another run may have discarded the same dead lock and taken a new one meanwhile: that one is put back.
function discard() {
  const aside = `${paths.lock}.${process.pid}.dead`;
  try {
    renameSync(paths.lock, aside);
    if (alive(readJson(aside))) linkSync(aside, paths.lock);
  } catch {
  } finally {
    remove(aside);
  }
}
