// Progress lines with the seconds since the start, and failures that tell what to do next.
const started = process.hrtime.bigint();

export const elapsed = () => Number(process.hrtime.bigint() - started) / 1e9;

export function say(text) {
  console.log(`[${elapsed().toFixed(1).padStart(5)} s] ${text}`);
}

/** A failure that was foreseen: shown without a stack. */
export class Trouble extends Error {
  constructor(what, hint = '') {
    super(what);
    this.hint = hint;
  }
}

const full = /ENOSPC|No space left on device|not enough space on the disk/i;

export function report(error) {
  const text = `${error?.message ?? error}\n${error?.hint ?? ''}`;
  if (full.test(text) || error?.code === 'ENOSPC') {
    console.error('\n  The disk is full.\n  Free about 1 GB and run the same command again; nothing that was finished is lost.\n');
  }
  if (error?.code === 'EACCES' || error?.code === 'EPERM') {
    error = new Trouble(`${error.path} belongs to another user.`, 'Run ./onestop as the user who ran it first, or remove .onestop.');
  }
  if (error instanceof Trouble) {
    console.error(`\n  ${error.message}\n${error.hint ? indent(error.hint) + '\n' : ''}`);
  } else {
    console.error(error);
  }
}

export const indent = (text) => text.split('\n').map((line) => `  ${line}`).join('\n');
