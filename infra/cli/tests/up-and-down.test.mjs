// Brings a second OneStop of this clone up and down, in a folder of its own beside whatever runs already.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const main = join(root, '.onestop');
const home = join(main, `smoke-${process.pid}`);
// Before any module of the launcher is read: they take the folder when they are, and what is
// removed at the end must be this one's, never that of the clone.
process.env.ONESTOP_HOME = home;
const { place } = await import('../postgres.mjs');
const { run, signal } = await import('../run.mjs');

// Fonts and builds are those of the clone; data, keys, logs and processes are not.
mkdirSync(home, { recursive: true });
for (const shared of ['fonts', 'stamps']) {
  mkdirSync(join(main, shared), { recursive: true });
  symlinkSync(join(main, shared), join(home, shared));
}

const onestop = (...words) => run(join(root, 'onestop'), words, { env: { ONESTOP_HOME: home }, minutes: 5 });
const json = (name) => JSON.parse(readFileSync(join(home, name), 'utf8'));
const page = async (url) => (await fetch(url, { signal: AbortSignal.timeout(20_000) })).status;
const mine = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes(`${home}/`) || (/OneStop\.(Portal|Simulators)\.dll/.test(command) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`ONESTOP_HOME=${home}`));
    } catch {
      return false;
    }
  });

after(async () => {
  await onestop('down');
  const { path } = await place();
  assert.notEqual(path, join(main, 'postgres'));
  // In a clone that only root may enter, PostgreSQL lies outside of it.
  rmSync(path, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
});

test('up brings a portal that answers, with its addresses and accounts in run.json', async () => {
  const { code, out } = await onestop('up', '--detach');
  assert.equal(code, 0, out);
  const info = json('run.json');
  assert.equal(await page(info.portal), 200);
  assert.equal(await page(`${info.simulators}/health/ready`), 200);
  assert.match(info.database, /^Host=127\.0\.0\.1;Port=\d+;/);
  assert.ok(info.accounts.length > 0);
  for (const account of info.accounts) for (const field of ['role', 'name', 'user', 'password']) assert.ok(account[field], field);
});

test('a second up prints the same addresses at once', async () => {
  const began = Date.now();
  const { code, out } = await onestop('up', '--detach');
  assert.equal(code, 0, out);
  assert.ok(out.includes(json('run.json').portal));
  assert.ok(Date.now() - began < 15_000);
});

test('after a portal that was killed, up starts it again on the same data', async () => {
  const before = json('state.json');
  signal(before.portal.pid, 'SIGKILL');
  const { code, out } = await onestop('up', '--detach');
  assert.equal(code, 0, out);
  assert.equal(json('state.json').postgres.pid, before.postgres.pid);
  assert.equal(await page(json('run.json').portal), 200);
});

test('check finds the event store of the running system sound', async () => {
  const { code, out } = await onestop('check');
  assert.equal(code, 0, out);
});

test('down leaves nothing running, also when the notes are lost', async () => {
  rmSync(join(home, 'state.json'));
  const { code, out } = await onestop('down');
  assert.equal(code, 0, out);
  assert.deepEqual(mine(), []);
});
