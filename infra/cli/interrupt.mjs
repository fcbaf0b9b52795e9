// Ctrl-C and SIGTERM: helpers in the foreground end, then what the verb asks for, and no lock is left.
import { release } from './lock.mjs';
import { stopForeground } from './run.mjs';

let wish = async () => {};
let interrupted = false;

/** What has to be done before this process ends by a signal; the last wish replaces the one before. */
export function onInterrupt(action) {
  wish = action;
}

export function listen() {
  for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
    process.on(name, async () => {
      if (interrupted) return;
      interrupted = true;
      stopForeground();
      release();
      try {
        await wish();
      } finally {
        process.exit(code);
      }
    });
  }
}
