// Builds with the .NET SDK, and only when a source has changed since the last build that succeeded.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { homeId, exists, folder, paths, root, writeWhole } from './paths.mjs';
import { run, signal, tail } from './run.mjs';
import { say, Trouble } from './say.mjs';

/** What `up` runs: the demo's portal, the simulators and all they reference. */
export const upTarget = 'OneStop.Up.slnx';
export const upSources = ['src'];

const skipped = new Set(['bin', 'obj', 'node_modules', 'TestResults', '.git', '.onestop']);

/** Name, size and time of every file that the build reads. */
export function fingerprint(folders) {
  const hash = createHash('sha256');
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (skipped.has(entry.name)) continue;
      const item = join(path, entry.name);
      if (entry.isDirectory()) visit(item);
      else if (entry.isFile()) add(item);
    }
  };
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}|${size}|${mtimeMs}\n`);
  };
  for (const name of folders) if (exists(join(root, name))) visit(join(root, name));
  for (const name of readdirSync(root).sort()) {
    if (/^(Directory\..*|global\.json|nuget\.config|\.editorconfig|BannedSymbols\.txt|.*\.slnx)$/i.test(name)) add(join(root, name));
  }
  return hash.digest('hex');
}

const stamp = (target) => join(paths.stamps, `${basename(target)}.build`);

export function upToDate(target, folders, outputs) {
  return outputs.every(exists) && exists(stamp(target)) && readFileSync(stamp(target), 'utf8') === fingerprint(folders);
}

/**
 * Builds a solution or a filter of it in Release; returns whether there was anything to do. Analyzers and style rules
 * take half of the time: a run of the product goes without them, a run of the tests never does.
 */
export async function build(target, folders, outputs, { analyzers }) {
  if (upToDate(target, folders, outputs)) return false;
  const before = fingerprint(folders);
  say(`building ${target} (a first build takes about a minute)`);
  // One MSBuild process and one warm compiler: a third of the work of several nodes that start compilers of their own. The
  // compiler's server has a name of ours, so that it can be stopped without touching anybody else's.
  const server = `onestop-${homeId}`;
  const result = await run('dotnet', [
    'build', target, '-c', 'Release', '--nologo', '-v', 'q', '-clp:NoSummary', '-m:1', '-p:UseSharedCompilation=true', `-p:RunAnalyzers=${analyzers}`,
    `-p:SharedCompilationId=${server}`,
  ], { cwd: root });
  stopCompiler(server);
  if (result.code !== 0) {
    const errors = [...new Set(result.out.split('\n').filter((line) => /\berror\b/i.test(line)))];
    throw new Trouble('The build failed.', errors.length > 0 ? errors.slice(0, 20).join('\n') : tail(result.out, 20));
  }
  folder(paths.stamps);
  writeWhole(stamp(target), before);
  return true;
}

/** Notes that a larger build has just built this target too. */
export function built(target, folders) {
  writeWhole(stamp(target), fingerprint(folders));
}

function stopCompiler(server) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (command.includes('VBCSCompiler') && command.includes(server)) signal(Number(pid), 'SIGTERM');
    } catch {}
  }
}
