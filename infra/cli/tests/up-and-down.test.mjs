// Brings a second OneStop of this clone up and down, in a folder of its own beside whatever runs already.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
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
const { keys } = await import('../keys.mjs');
const { Taken } = await import('../ports.mjs');
const { alive, run, signal, until } = await import('../run.mjs');
const { ready, settings, startPortal } = await import('../services.mjs');

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
      return command.includes(`${home}/`)
        || (/OneStop\.(Demo|Simulators)\.dll/.test(command) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`ONESTOP_HOME=${home}`));
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

test('a portal whose port somebody else took is not taken for ready because that one answers', async () => {
  const info = json('run.json');
  const env = settings({ database: info.database, keys: keys(true), simulators: info.simulators, portal: info.portal });
  const late = startPortal('late', info.portal, env, { shared: false });
  await assert.rejects(ready('late', info.portal, late), Taken);
  assert.equal(await page(info.portal), 200);
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

test('two portals on one database: a session of one is good at the other; one that dies is told and the other goes on', async () => {
  let said = '';
  const shell = spawn(join(root, 'onestop'), ['up', '--nodes', '2'], { env: { ...process.env, ONESTOP_HOME: home } });
  for (const stream of [shell.stdout, shell.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise((resolve) => shell.on('close', resolve));
  assert.ok(await until(() => said.includes('Ctrl-C') || shell.exitCode !== null, 240), said);
  const [first, second] = json('run.json').portals;
  assert.match(said, new RegExp(`Portal +${first} +ready\n +Portal 2 +${second} +ready`));
  const session = await signIn(first, json('run.json').accounts.find((account) => account.user === 'zhouhe'));
  for (const portal of [first, second]) assert.equal(await asked(`${portal}/acting`, session), 200);

  const before = json('state.json');
  signal(before['portal-2'].pid, 'SIGKILL');
  assert.ok(await until(() => said.includes('"portal-2" has ended by itself'), 20), said);
  assert.equal(await asked(`${first}/acting`, session), 200);
  assert.equal((await onestop('status')).code, 1);
  const again = await onestop('up', '--detach');
  assert.equal(again.code, 0, again.out);
  assert.equal(json('state.json').portal.pid, before.portal.pid);
  assert.equal(await asked(`${json('run.json').portals[1]}/acting`, session), 200);
  assert.equal((await onestop('status')).code, 0);

  shell.kill('SIGINT');
  await ended;
  assert.ok(!alive(before.portal));
  assert.deepEqual(mine(), []);
  assert.equal((await onestop('up', '--detach')).code, 0);
  assert.equal(json('run.json').portals.length, 1);
});

async function signIn(portal, { user, password }) {
  const cookies = new Map();
  const keep = (answer) => answer.headers.getSetCookie().map((line) => line.split(';')[0].split('='))
    .forEach(([name, ...value]) => cookies.set(name, value.join('=')));
  const header = () => [...cookies].map((pair) => pair.join('=')).join('; ');
  const form = await fetch(`${portal}/signin`);
  keep(form);
  const token = (await form.text()).match(/name="form-token"[^>]*value="([^"]+)"/)[1];
  const body = new URLSearchParams({ login: user, password, 'form-token': token });
  keep(await fetch(`${portal}/signin`, { method: 'POST', body, redirect: 'manual', headers: { cookie: header() } }));
  return header();
}

/** How a page answers somebody with this session; who is not signed in is sent elsewhere. */
const asked = async (url, cookie) => (await fetch(url, { redirect: 'manual', headers: { cookie }, signal: AbortSignal.timeout(20_000) })).status;

test('down leaves nothing running, also when the notes are lost', async () => {
  rmSync(join(home, 'state.json'));
  const { code, out } = await onestop('down');
  assert.equal(code, 0, out);
  assert.deepEqual(mine(), []);
});
