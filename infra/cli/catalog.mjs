// ./onestop catalog import|export|validate: catalogues as files, in the installation that runs.
import path from 'node:path';
import { pass } from './pass.mjs';

export async function catalog(words) {
  const [verb, file, ...rest] = words;
  // The portal runs in its own folder; a file is meant from where the command was typed.
  const args = ['import', 'validate'].includes(verb) && file ? [verb, path.resolve(file), ...rest] : words;
  return pass(['catalog', ...args], { minutes: 30 });
}
