// Child processes: run to the end, or start in the background and find again later.
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { Trouble } from './say.mjs';

const quietDotnet = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_UI_LANGUAGE: 'en',
  DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
  MSBUILDDISABLENODEREUSE: '1',
};

const running = new Set();

/** What is still running in the foreground dies with us. */
export function stopForeground() {
  for (const child of running) signal(-child.pid, 'SIGTERM') || signal(child.pid, 'SIGTERM');
}

/**
 * Runs a command to its end; resolves to { code, out } and never rejects for a non-zero code.
 * `live` passes the output on as it comes; `minutes` ends a command that hangs.
 */
export function run(command, args, { cwd, env, live = false, input, minutes = 20 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...quietDotnet, ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let out = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      signal(-child.pid, 'SIGKILL');
    }, minutes * 60_000);
    const take = (chunk) => {
      out += chunk;
      if (live) process.stdout.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    if (input !== undefined) child.stdin.on('error', () => {}).end(input);
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, out, timedOut });
    };
    child.on('error', (error) => {
      out += error.message;
      end(127);
    });
    child.on('close', (code, sig) => {
      if (sig && !timedOut) out += `\n${command} was ended from outside (${sig}).`;
      end(code ?? 128);
    });
  });
}

/** Runs a command that has to succeed. */
export async function must(what, command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) throw new Trouble(`${what} failed.`, tail(result.out, 25));
  return result.out;
}

/** Starts a process that outlives us, with its output in a file; returns what finds it again. */
export function background(command, args, { cwd, env, log }) {
  const out = openSync(log, 'a', 0o640);
  const from = fstatSync(out).size;
  const child = spawn(command, args, { cwd, env: { ...process.env, ...quietDotnet, ...env }, stdio: ['ignore', out, out], detached: true });
  closeSync(out);
  let failed = null;
  child.on('error', (error) => (failed = error));
  child.unref();
  return { pid: child.pid, since: birth(child.pid), failed: () => failed, written: () => textFrom(log, from) };
}

/** When a process began, in ticks since boot: tells it from a later one that was given the same number. */
export function birth(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  } catch {
    return null;
  }
}

export const alive = (process) => Boolean(process?.pid && process.since && birth(process.pid) === process.since);

export function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Asks a process to end and, when it does not, ends it. */
export async function stop(process, { gentle = 'SIGTERM', seconds = 12 } = {}) {
  if (!alive(process)) return false;
  signal(process.pid, gentle);
  if (!(await until(() => !alive(process), seconds))) {
    signal(process.pid, 'SIGKILL');
    await until(() => !alive(process), 5);
  }
  return true;
}

export async function until(condition, seconds, every = 60) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  return Boolean(await condition());
}

export const tail = (text, lines) => text.trimEnd().split('\n').slice(-lines).join('\n');

function textFrom(file, from) {
  try {
    return readFileSync(file).subarray(from).toString('utf8');
  } catch {
    return '';
  }
}
