// ./onestop audit: whether a package that we use has a flaw that is known. What could not be checked is said, and is no "nothing found".
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, tail } from './run.mjs';
import { say } from './say.mjs';

/** Committed locks of npm; whoever adds one adds it here. */
const locks = ['infra/embedded', 'tests/SignOn.Tests/openid-client'];

const nothing = 0;
const found = 1;
const unchecked = 2;

/** Ends with 0 when all was checked and nothing found, 1 when something was found, 2 when something could not be checked. */
export async function audit() {
  const parts = [await nuget()];
  for (const folder of locks) parts.push(await npm(folder));
  console.log();
  for (const { name, flaws, why } of parts) {
    console.log(`  ${name}: ${why ? `NOT CHECKED, ${why}` : flaws.length === 0 ? 'nothing known' : `${flaws.length} found`}`);
    for (const flaw of flaws) console.log(`    ${flaw}`);
  }
  const code = parts.some((part) => part.flaws.length > 0) ? found : parts.some((part) => part.why) ? unchecked : nothing;
  if (code === unchecked) console.log('\n  Run it again where the sources of packages have data of vulnerabilities (nuget.org and npmjs.com themselves have).');
  console.log();
  return code;
}

async function nuget() {
  say('asking for flaws of .NET packages');
  const name = '.NET packages (packages.lock.json)';
  const args = ['package', 'list', '--project', 'OneStop.slnx', '--vulnerable', '--include-transitive', '--format', 'json'];
  const { code, out } = await run('dotnet', args, { cwd: root, minutes: 10 });
  const said = readNuget(out);
  if (code !== 0 || !said) return { name, flaws: [], why: `dotnet package list failed: ${tail(out, 3).trim()}` };
  const without = [];
  for (const source of said.sources) if (!(await hasFlaws(source))) without.push(source);
  const why = said.sources.length === 0 ? 'no source of packages was asked' : without.length > 0 ? `no data of vulnerabilities at ${without.join(', ')}` : '';
  return { name, flaws: said.flaws, why };
}

/** What dotnet says in JSON; null when it is none. */
export function readNuget(out) {
  const start = out.indexOf('{');
  try {
    const said = JSON.parse(out.slice(start, out.lastIndexOf('}') + 1));
    const flaws = new Set();
    for (const project of said.projects ?? [])
      for (const framework of project.frameworks ?? [])
        for (const used of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])])
          for (const { severity, advisoryurl } of used.vulnerabilities ?? []) flaws.add(`${used.id} ${used.resolvedVersion}: ${severity}, ${advisoryurl}`);
    return { sources: said.sources ?? [], flaws: [...flaws].sort() };
  } catch {
    return null;
  }
}

/** A mirror may hand out packages and know nothing of their flaws: then an empty answer means nothing. */
async function hasFlaws(source) {
  try {
    const index = await answer(source);
    const list = index.resources.find((resource) => String(resource['@type']).startsWith('VulnerabilityInfo/'));
    return Boolean(list) && (await answer(list['@id'])).length > 0;
  } catch {
    return false;
  }
}

async function answer(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

async function npm(folder) {
  say(`asking for flaws of npm packages in ${folder}`);
  const { out } = await run('npm', ['audit', '--package-lock-only', '--json', '--loglevel=error'], { cwd: join(root, folder), minutes: 3 });
  const packages = Object.keys(JSON.parse(readFileSync(join(root, folder, 'package-lock.json'), 'utf8')).packages ?? {}).length - 1;
  return { name: `npm packages of ${folder} (${packages})`, ...readNpm(out) };
}

/** What npm says in JSON: its report, or why it has none. */
export function readNpm(out) {
  try {
    const said = JSON.parse(out.slice(out.indexOf('{'), out.lastIndexOf('}') + 1));
    if (!said.auditReportVersion) return { flaws: [], why: said.message ?? said.error?.summary ?? 'npm gave no report' };
    return { flaws: Object.values(said.vulnerabilities ?? {}).map((flaw) => `${flaw.name} ${flaw.range}: ${flaw.severity}`), why: '' };
  } catch {
    return { flaws: [], why: `npm audit failed: ${tail(out, 3).trim()}` };
  }
}
