// ./onestop seal import|list|make: the seals of departments, in the installation that runs.
import path from 'node:path';
import readline from 'node:readline';
import { pass } from './pass.mjs';

const variable = 'ONESTOP_PFX_PASSWORD';

export async function seal(words) {
  const [verb, department, file, ...rest] = words;
  if (verb !== 'import' || !file) return pass(['seal', ...words]);
  const password = process.env[variable] ?? (process.stdin.isTTY ? await ask(`Password of ${path.basename(file)}: `) : '');
  return pass(['seal', verb, department, path.resolve(file), ...rest], { env: { [variable]: password } });
}

/** Asks without showing what is typed. */
function ask(question) {
  return new Promise((resolve) => {
    const terminal = readline.createInterface({ input: process.stdin, output: process.stdout, terminal: true });
    let shown = false;
    terminal._writeToOutput = (text) => {
      if (!shown) process.stdout.write(text);
      shown = true;
    };
    terminal.question(question, (answer) => {
      terminal.close();
      process.stdout.write('\n');
      resolve(answer);
    });
  });
}
