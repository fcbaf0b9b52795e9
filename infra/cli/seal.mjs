// ./onestop seal import|list|make: the seals of departments, in the installation that runs.
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { pass } from './pass.mjs';

const variable = 'ONESTOP_PFX_PASSWORD';

export async function seal(words) {
  const [verb, department, file, ...rest] = words;
  if (verb !== 'import' || !file) return pass(['seal', ...words]);
  const password = process.env[variable] ?? (process.stdin.isTTY ? await ask(`Password of ${path.basename(file)}: `) : '');
  return pass(['seal', verb, department, path.resolve(file), ...rest], { env: { [variable]: password } });
}

/** Asks without showing what is typed. */
async function ask(question) {
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
