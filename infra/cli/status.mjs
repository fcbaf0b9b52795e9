// The addresses of what runs and whether each answers; ./onestop status, and the end of ./onestop up.
import { paths, readJson } from './paths.mjs';
import { answers, portalNames } from './services.mjs';
import { Trouble } from './say.mjs';

export async function status() {
  const info = readJson(paths.run);
  if (!info) throw new Trouble('OneStop is not running.', 'Start it with ./onestop up.');
  return (await addresses(info)) ? 0 : 1;
}

/** Prints one line a server; whether all of them answer. */
export async function addresses({ portals, simulators }) {
  const names = portalNames(portals.length).map((name) => name.replace('p', 'P').replace('-', ' '));
  const lines = [...portals.map((url, index) => [names[index], url]), ['Simulators', simulators]];
  const healthy = await Promise.all(lines.map(([, url]) => answers(url)));
  console.log('');
  for (const [index, [name, url]] of lines.entries()) {
    const note = name === 'Simulators' ? '   (faults: /admin/faults, text messages: /admin/texts)' : '';
    console.log(`  ${name.padEnd(11)}  ${url}   ${healthy[index] ? 'ready' : 'DOES NOT ANSWER'}${note}`);
  }
  console.log(`  ${'A site'.padEnd(11)}  ${simulators}/site   (a department's own, which signs people in with the portal)`);
  console.log('');
  return healthy.every(Boolean);
}
