import { createServer } from 'node:net';
import { say, Trouble } from './say.mjs';

/** A server that ended because somebody else had taken its port. */
export class Taken extends Trouble {}

/** What servers say then: .NET and Orleans, and PostgreSQL. */
export const tellsTaken = (text) => /address already in use/i.test(text);

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

/** Has a server started on this port; when somebody took it between the choice and the start, on the next free one. */
export async function onPort(name, chosen, start) {
  for (let tries = 1; ; tries++) {
    try {
      return await start(chosen);
    } catch (error) {
      if (!(error instanceof Taken) || tries === 5) throw error;
      say(`port ${chosen} was taken meanwhile`);
      chosen = await port(name, chosen + 1);
    }
  }
}
