import { createServer } from 'node:net';
import { say, Trouble } from './say.mjs';

const free = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

/** The preferred port, or the next free one above it. */
export async function port(name, preferred) {
  for (let candidate = preferred; candidate < preferred + 50; candidate++) {
    if (!(await free(candidate))) continue;
    if (candidate !== preferred) say(`port ${preferred} is taken; ${name} uses ${candidate}`);
    return candidate;
  }
  throw new Trouble(`No free port between ${preferred} and ${preferred + 49} for ${name}.`);
}
