// ./onestop test: everything that tests need, every test project, one sum at the end.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build, built, upSources, upTarget } from './build.mjs';
import { counting, coverage } from './coverage.mjs';
import { fetchFonts } from './fetch.mjs';
import { onInterrupt } from './interrupt.mjs';
import { exists, folder, home, paths, remove, root } from './paths.mjs';
import { onPort, port } from './ports.mjs';
import { connection, password, place, startCluster, stopCluster } from './postgres.mjs';
import { run } from './run.mjs';
import { elapsed, say, Trouble } from './say.mjs';
import { tools } from './tools.mjs';

export async function test(names, { format, cover }) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  let where, server;
  const clean = async () => {
    if (server) await stopCluster(server);
    if (where) remove(join(where.path, name));
  };
  const name = `test-${process.pid}`;
  onInterrupt(clean);
  try {
    folder(home);
    const chromium = await tools();
    await fetchFonts();
    const projects = find().filter((project) => names.length === 0 || names.some((part) => project.name.toLowerCase().includes(part.toLowerCase())));
    if (projects.length === 0 && !names.includes('launcher')) {
      throw new Trouble(`No test project matches ${names.join(', ')}.`, `There are: ${find().map((project) => project.name).join(', ')}`);
    }

    const sources = ['src', 'tests', 'e2e'];
    if (names.length === 0) {
      await build('OneStop.slnx', sources, projects.map((project) => project.dll), { analyzers: true });
      built(upTarget, upSources);
    } else for (const project of projects) await build(project.file, sources, [project.dll], { analyzers: true });
    where = await place();
    sweep(where.path);
    folder(paths.logs);
    const secret = password();
    const called = 'the test PostgreSQL';
    server = await onPort(called, await port(called, 5632), (number) => startCluster(where, name, number, {
      passwords: { admin: secret, owner: password(), portal: password() },
      durable: false,
      log: join(paths.logs, 'postgres-test.log'),
    }));
    const env = {
      ONESTOP_TEST_DB: connection(server.port, 'postgres', secret, 'postgres'),
      ONESTOP_FONTS: paths.fonts,
      ONESTOP_CHROMIUM: chromium,
    };

    if (format && names.length === 0) count(sum, await formatting());
    if (names.length === 0 || names.some((part) => 'launcher'.includes(part.toLowerCase()))) count(sum, await launcher());
    const covered = cover ? coverage() : null;
    // Counting changes the assemblies, whose references one project looks at.
    for (const project of projects) count(sum, await runProject(project, env, project.name.includes('Architecture') ? null : covered));
    covered?.print();
  } catch (error) {
    sum.failed++;
    const { report } = await import('./say.mjs');
    report(error);
  } finally {
    await clean();
  }
  console.log(`\n[${elapsed().toFixed(0)} s]`);
  console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** Every test project: tests/X.Tests and whatever lies under e2e. */
function find() {
  const found = [];
  const visit = (path, depth) => {
    if (!exists(path)) return;
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && depth > 0 && !['bin', 'obj', 'node_modules'].includes(entry.name)) visit(join(path, entry.name), depth - 1);
      if (entry.isFile() && entry.name.endsWith('.csproj')) found.push(join(path, entry.name));
    }
  };
  visit(join(root, 'tests'), 1);
  const unit = found.filter((file) => basename(dirname(file)).endsWith('.Tests')).sort();
  found.length = 0;
  visit(join(root, 'e2e'), 2);
  return [...unit, ...found.sort()].map((file) => {
    const assembly = basename(file, '.csproj');
    return { name: assembly, file: relative(root, file), dll: join(dirname(file), 'bin', 'Release', 'net10.0', `${assembly}.dll`), folder: dirname(file) };
  });
}

async function runProject({ name, dll, folder: cwd }, env, covered) {
  const began = elapsed();
  const results = folder(join(paths.results, name));
  const report = join(results, 'results.xml');
  remove(report);
  console.log(`\n── ${name}`);
  const reporting = ['--results-directory', results, '--report-xunit', '--report-xunit-filename', 'results.xml', '--progress', 'off', '--no-ansi'];
  if (covered) reporting.push(...counting(results));
  const { code, out, timedOut } = await run('dotnet', ['exec', dll, ...reporting], { cwd, env, minutes: 20 });
  const result = read(report);
  covered?.add(results);
  const took = `${(elapsed() - began).toFixed(1)} s`;
  if (timedOut) {
    console.log(out);
    console.log(`   stopped after 20 minutes`);
    return { ...result, failed: Math.max(1, result.failed) };
  }
  // Code 8 says that no test ran; any other odd code without a failed test is a crash of the test host.
  const crashed = code !== 0 && code !== 8 && result.failed === 0;
  if (code !== 0) console.log(out.trimEnd());
  if (crashed) console.log(`   the test host ended with code ${code}`);
  console.log(`   ${result.passed} passed, ${result.failed + (crashed ? 1 : 0)} failed${result.skipped ? `, ${result.skipped} skipped` : ''} in ${took}`);
  return { ...result, failed: result.failed + (crashed ? 1 : 0) };
}

function read(report) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  if (!exists(report)) return total;
  for (const [tag] of readFileSync(report, 'utf8').matchAll(/<assembly\s[^>]*>/g)) {
    const number = (name) => Number(tag.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
    total.passed += number('passed');
    total.failed += number('failed') + number('errors');
    total.skipped += number('skipped') + number('not-run');
  }
  return total;
}

async function formatting() {
  console.log('\n── formatting');
  const began = elapsed();
  let failed = false;
  // By folder, without loading the projects: a tenth of the time, and the build checks the style rules anyway.
  for (const part of ['src', 'tests', 'e2e'].filter((name) => exists(join(root, name)))) {
    const { code, out } = await run('dotnet', ['format', 'whitespace', '--folder', part, '--verify-no-changes'], { cwd: root, minutes: 5 });
    if (code !== 0) console.log(out.trimEnd().split('\n').slice(0, 40).join('\n'));
    failed ||= code !== 0;
  }
  console.log(`   ${failed ? '1 failed (dotnet format whitespace --folder . mends it)' : '1 passed'} in ${(elapsed() - began).toFixed(1)} s`);
  return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
}

/** The launcher's own tests, one of which brings a second OneStop up and down. */
async function launcher() {
  console.log('\n── launcher');
  const began = elapsed();
  const { code, out } = await run('node', ['--test', '--test-reporter=tap', join(root, 'infra', 'cli', 'tests')], { cwd: root, minutes: 10 });
  const number = (name) => Number(out.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  const result = { passed: number('pass'), failed: number('fail') + number('cancelled'), skipped: number('skipped') + number('todo') };
  if (code !== 0 && result.failed === 0) result.failed = 1;
  if (code !== 0) console.log(out.trimEnd());
  console.log(`   ${result.passed} passed, ${result.failed} failed in ${(elapsed() - began).toFixed(1)} s`);
  return result;
}

/** Removes clusters that a killed run left. */
function sweep(path) {
  for (const entry of readdirSync(path)) {
    const pid = entry.match(/^test-(\d+)$/)?.[1];
    if (pid && !exists(`/proc/${pid}`)) remove(join(path, entry));
  }
}

function count(sum, { passed, failed, skipped }) {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
}
