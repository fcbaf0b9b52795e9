import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const own = mkdtempSync(join(tmpdir(), 'onestop-launcher-'));
process.env.ONESTOP_HOME = join(own, 'home');
after(() => rmSync(own, { recursive: true, force: true }));

const { keys } = await import('../keys.mjs');
const { locked } = await import('../lock.mjs');
const { paths, root, folder, home } = await import('../paths.mjs');
const { onPort, port, Taken } = await import('../ports.mjs');
const { setAside } = await import('../postgres.mjs');
const { alive, background, birth, run, stop } = await import('../run.mjs');
const { fingerprint } = await import('../build.mjs');
const { counting, coverage } = await import('../coverage.mjs');
const { install } = await import('../tools.mjs');

folder(home);

test('a taken port gives way to the next free one', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const taken = server.address().port;
  assert.ok((await port('a test', taken)) > taken);
  server.close();
});

test('a server whose port was taken between the choice and the start is started on another', async () => {
  const tried = [];
  const got = await onPort('a test', 28_100, async (number) => {
    tried.push(number);
    if (tried.length < 3) throw new Taken('It did not start.', 'Address already in use');
    return number;
  });
  assert.deepEqual(tried.length, 3);
  assert.ok(tried[0] < tried[1] && tried[1] < got);
  await assert.rejects(onPort('a test', 28_100, async () => { throw new Error('another reason'); }), /another reason/);
});

test('a process number that was given to another process is not taken for the one we started', async () => {
  const child = background('sleep', ['60'], { log: join(home, 'sleep.log') });
  assert.ok(alive(child));
  assert.ok(!alive({ pid: child.pid, since: '1' }));
  assert.ok(await stop(child));
  assert.ok(!alive(child));
});

test('a process that ignores a gentle end is ended', async () => {
  const child = background('bash', ['-c', 'trap "" TERM; echo ready; while :; do sleep 0.1; done'], { log: join(home, 'stubborn.log') });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(await stop(child, { seconds: 0.5 }));
  assert.equal(birth(child.pid), null);
});

test('a lock left by a crash is taken over', async () => {
  writeFileSync(paths.lock, JSON.stringify({ pid: process.pid, since: 'another life' }));
  assert.equal(await locked(async () => 'done'), 'done');
  writeFileSync(paths.lock, '{"pid": 12');
  assert.equal(await locked(async () => 'done'), 'done');
});

test('two runs that want the lock have it one after the other', async () => {
  const order = [];
  const work = (name) => locked(async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    order.push(`${name} ends`);
  });
  await Promise.all([work('a'), work('b')]);
  assert.equal(order[0][0], order[1][0]);
  assert.equal(order.length, 4);
});

test('keys are made once and a lost one is never replaced under existing data', () => {
  const first = keys(false);
  assert.deepEqual(keys(true), first);
  assert.equal(Buffer.from(first.master, 'base64').length, 32);
  assert.notEqual(first.master, first.index);
  rmSync(join(paths.keys, 'master'));
  assert.throws(() => keys(true), /key "master" is missing/);
  assert.notEqual(keys(false).master, first.master);
});

test('a database that an earlier clone left elsewhere is set aside, one of this clone is not touched', async () => {
  const elsewhere = join(own, 'elsewhere');
  const cluster = join(elsewhere, 'cluster');
  mkdirSync(cluster, { recursive: true });
  rmSync(paths.keys, { recursive: true, force: true });
  const aside = await setAside(elsewhere, cluster);
  assert.ok(existsSync(aside));
  assert.ok(!existsSync(cluster));
  mkdirSync(cluster);
  keys(false);
  assert.equal(await setAside(elsewhere, cluster), null);
  assert.ok(existsSync(cluster));
});

test('a build is due when a source was touched, added or removed, and not otherwise', () => {
  const relative = join('infra', 'cli', 'tests', `scratch-${process.pid}`);
  const scratch = join(root, relative);
  mkdirSync(scratch);
  try {
    const file = join(scratch, 'A.cs');
    writeFileSync(file, 'a');
    const before = fingerprint([relative]);
    assert.equal(fingerprint([relative]), before);
    utimesSync(file, 1, 1);
    const touched = fingerprint([relative]);
    assert.notEqual(touched, before);
    writeFileSync(join(scratch, 'B.cs'), '');
    const added = fingerprint([relative]);
    assert.notEqual(added, touched);
    rmSync(join(scratch, 'B.cs'));
    assert.equal(fingerprint([relative]), touched);
    mkdirSync(join(scratch, 'obj'));
    writeFileSync(join(scratch, 'obj', 'C.cs'), '');
    assert.equal(fingerprint([relative]), touched);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});

test('an unknown verb and an unknown option are told, with exit code 1', async () => {
  for (const words of [['flie'], ['up', '--hard'], ['up', '--nodes'], ['up', '--nodes', 'two'], ['status'], ['reset'], ['logs', 'kitchen']]) {
    const { code, out } = await run(join(root, 'onestop'), words, { env: { ONESTOP_HOME: home } });
    assert.equal(code, 1, words.join(' '));
    assert.doesNotMatch(out, /at .*\.mjs/, words.join(' '));
  }
});

test('a machine without .NET or Node is told what to install', async () => {
  const bin = join(own, 'bin');
  mkdirSync(bin);
  const { out } = await run('bash', ['-c', [
    `for c in bash dirname cut paste env; do ln -s "$(command -v $c)" ${bin}/$c; done`, `PATH=${bin} ${root}/onestop up`,
    `ln -s ${process.execPath} ${bin}/node`, `PATH=${bin} ${root}/onestop up`,
  ].join('; ')]);
  assert.match(out, /Node\.js is not installed/);
  assert.match(out, /the \.NET SDK is not installed/);
});

test('a package that cannot be fetched is named', async () => {
  const elsewhere = join(own, 'offline');
  const env = { ONESTOP_HOME: elsewhere, npm_config_registry: 'http://127.0.0.1:9', npm_config_cache: join(own, 'npm'), npm_config_fetch_retries: '0' };
  const fetching = `import('${root}/infra/cli/fetch.mjs').then((m) => m.fetchFonts()).catch((e) => { console.log(e.message); process.exit(3); })`;
  const { code, out } = await run(process.execPath, ['-e', fetching], { env });
  assert.equal(code, 3, out);
  assert.match(out, /noto-serif-sc 0\.4\.3 could not be fetched/);
});

test('a line counts as covered when any test project ran it', () => {
  const results = join(own, 'coverage');
  mkdirSync(results);
  const report = (name, Lines) =>
    writeFileSync(join(results, name), JSON.stringify({ 'A.dll': { '/a.cs': { A: { 'A::M()': { Lines, Branches: [] } } } } }));
  const covered = coverage();
  for (const lines of [{ 1: 0, 2: 3, 3: 0 }, { 1: 1, 2: 0, 3: 0 }]) {
    assert.ok(counting(results).includes('--coverlet'));
    assert.equal(existsSync(join(results, 'coverage.1.json')), false, 'what an earlier run counted is gone');
    report('coverage.1.json', lines);
    covered.add(results);
  }
  assert.deepEqual(covered.totals(), [['A', 2, 3]]);
});

/** An apt-get that answers with these lines, one a call, the last one for ever; "ok" succeeds, "LISTS …" is said by update alone. */
function fakeApt(name, answers) {
  const bin = join(own, name);
  mkdirSync(bin);
  writeFileSync(join(bin, 'apt-get'), [
    '#!/bin/bash', `n=$(cat ${bin}/calls 2>/dev/null || echo 0); echo $((n + 1)) > ${bin}/calls; echo "$*" >> ${bin}/asked`,
    `answers=(${answers.map((answer) => `'${answer}'`).join(' ')})`, 'i=$(( n < ${#answers[@]} ? n : ${#answers[@]} - 1 )); say="\${answers[$i]}"',
    'echo "$say"; [ "$say" = ok ] && exit 0; exit 100', '',
  ].join('\n'), { mode: 0o755 });
  // Whoever runs the tests as an ordinary user meets sudo first.
  writeFileSync(join(bin, 'sudo'), '#!/bin/bash\nshift; exec "$@"\n', { mode: 0o755 });
  return bin;
}

async function installing(bin, options) {
  const path = process.env.PATH;
  process.env.PATH = `${bin}:${path}`;
  try {
    await install(['chromium'], options);
  } finally {
    process.env.PATH = path;
  }
  return readFileSync(join(bin, 'asked'), 'utf8').trim().split('\n').map((line) => line.split(' ')[0]);
}

const Held = 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (unattended-upgr)';

test("another program's lock on apt is waited for", async () => {
  const bin = fakeApt('apt-held', [Held, Held, 'E: Unable to locate package chromium', 'E: Could not get lock /var/lib/apt/lists/lock', 'ok', 'ok']);
  assert.deepEqual(await installing(bin, { pause: 0.01 }), ['install', 'install', 'install', 'update', 'update', 'install']);
});

test('a lock that is never given back is told as what it is', async () => {
  const bin = fakeApt('apt-stuck', [Held]);
  await assert.rejects(installing(bin, { pause: 0.01, patience: 0.05 }), (e) => /holds apt's lock/.test(e.message) && /process 812/.test(e.hint));
});

test('lists of packages that could not be fetched are the reason, not a package that apt does not know', async () => {
  const unknown = 'E: Unable to locate package chromium';
  const bin = fakeApt('apt-offline', [unknown, 'E: Failed to fetch http://deb.debian.org/ Could not resolve', unknown]);
  await assert.rejects(installing(bin, { pause: 0.01 }), (e) => /could not be installed/.test(e.message) && /Could not resolve/.test(e.hint));
});
