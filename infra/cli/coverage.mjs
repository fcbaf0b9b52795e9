// ./onestop test --coverage: which lines the tests ran, all projects together, by assembly.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { remove } from './paths.mjs';

/** Words for a test host, which then counts the lines of our own assemblies; what was counted before goes. */
export function counting(results) {
  for (const file of reports(results)) remove(file);
  return ['--coverlet', '--coverlet-output-format', 'json', '--coverlet-include', '[OneStop.*]*', '--coverlet-exclude', '[*.Tests]*'];
}

export function coverage() {
  const assemblies = new Map();
  return {
    /** Adds what one test project ran: a line that any of them ran is covered. */
    add(results) {
      for (const file of reports(results)) {
        for (const [name, documents] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
          const lines = assemblies.get(name) ?? assemblies.set(name, new Map()).get(name);
          for (const [document, classes] of Object.entries(documents)) {
            for (const methods of Object.values(classes)) {
              for (const method of Object.values(methods)) {
                for (const [line, hits] of Object.entries(method.Lines)) {
                  const at = `${document}:${line}`;
                  lines.set(at, lines.get(at) || hits > 0);
                }
              }
            }
          }
        }
      }
    },
    /** Assembly, lines that ran, lines. */
    totals: () => [...assemblies].sort(([a], [b]) => a.localeCompare(b))
      .map(([name, lines]) => [name.replace(/\.dll$/, ''), [...lines.values()].filter(Boolean).length, lines.size]),
    print() {
      console.log('\n── coverage, lines');
      const totals = this.totals();
      const sum = (at) => totals.reduce((total, one) => total + one[at], 0);
      for (const [name, ran, lines] of [...totals, ['all', sum(1), sum(2)]]) console.log(`   ${row(name, ran, lines)}`);
    },
  };
}

const row = (name, ran, lines) => `${name.padEnd(28)} ${(100 * ran / Math.max(1, lines)).toFixed(1).padStart(5)} %  ${ran} of ${lines}`;
const reports = (results) => readdirSync(results).filter((name) => /^coverage.*\.json$/.test(name)).map((name) => join(results, name));
