import { listen } from './interrupt.mjs';
import { report, Trouble } from './say.mjs';

const help = `
  ./onestop up [--detach] [--nodes N]
                              start everything; run again, it prints the addresses. With --nodes, N portals carry
                              the cases together on one PostgreSQL: what one that dies had begun goes on at the others
  ./onestop status            the addresses, and whether they answer
  ./onestop down              stop what up started
  ./onestop test [NAME ...] [--coverage]
                              run all tests, or the test projects whose name contains NAME;
                              --coverage counts the lines that they ran
  ./onestop audit             ask the sources of packages for known flaws of what we use; says what could not be checked
  ./onestop check [--adopt-roots]
                              verify events, ledgers and roots of the running system; the option makes the file of
                              signed roots anew from the database, after it was lost or an older copy was restored
  ./onestop catalog import FILE [--on-collision refuse|keep|replace]
                              publish a file of matters, elements and places; all of it or nothing
  ./onestop catalog validate FILE
                              check such a file without changing anything
  ./onestop catalog export [CODE ...]
                              write the catalogue, or some matters with what they need, to the output
  ./onestop staff add --user NAME --name NAME --department CODE --region CODE --role ROLE [--from DAY] [--until DAY]
                              make an official's account with its post, a one-time password is printed; ROLE: clerk,
                              reviewer, editor, operator, administrator (of a department's posts)
  ./onestop staff list|end    who holds which post; end --user NAME takes the posts away
  ./onestop seal import DEPARTMENT FILE.pfx
                              give a department the seal that its authority issued; make DEPARTMENT gives one of the demo
  ./onestop seal list         the seals of all departments
  ./onestop hall add …        a new hall or window; serve HALL DEPARTMENT adds a department to one that is there
  ./onestop hall list         all halls and windows, and whom they serve
  ./onestop openid keys       the keys that sign tokens of people who sign in to departments' sites; keys rotate has the
                              next one sign, with --now at once: the old one has leaked and is worth nothing
  ./onestop events            list what follows events and did not get done
  ./onestop events replay ID|--all|--kind KIND
                              have it tried again, when its reason is put right
  ./onestop logs [NAME] [-f]  show the logs of portal (portal-2, …), simulators, postgres; -f follows them
  ./onestop reset [--yes]     delete all data of this clone; packages and fonts stay
  ./onestop load [OPTIONS]    seed a database of its own and measure; options in tests/Load/README.md
  ./onestop help              this page

  Set OneStop__Database to a connection string to use a PostgreSQL of your own (15 or newer).
`;

const [verb = 'help', ...rest] = process.argv.slice(2);
const flags = new Set(rest.filter((word) => word.startsWith('-')));
const words = rest.filter((word) => !word.startsWith('-'));

function only(...allowed) {
  const odd = [...flags].find((flag) => !allowed.includes(flag));
  if (odd) throw new Trouble(`${verb} has no option ${odd}.`, './onestop help lists what there is.');
}

/** The number after --nodes, or after its equals sign. */
function nodes() {
  const at = rest.findIndex((word) => /^--nodes(=|$)/.test(word));
  if (at < 0) return undefined;
  const text = rest[at].split('=')[1] ?? rest[at + 1];
  flags.delete(rest[at]);
  if (!/^[1-9]$/.test(text ?? '')) throw new Trouble('--nodes needs a number from 1 to 9.', './onestop up --nodes 2');
  return Number(text);
}

const verbs = {
  up: async () => {
    const count = nodes();
    only('--detach', '-d');
    return (await import('./up.mjs')).up({ detach: flags.has('--detach') || flags.has('-d'), nodes: count });
  },
  status: async () => (only(), (await import('./status.mjs')).status()),
  down: async () => (only(), (await import('./down.mjs')).down()),
  test: async () => (only('--no-format', '--coverage'),
    (await import('./test.mjs')).test(words, { format: !flags.has('--no-format'), cover: flags.has('--coverage') })),
  audit: async () => (only(), (await import('./audit.mjs')).audit()),
  check: async () => (only('--adopt-roots'), (await import('./check.mjs')).check({ adoptRoots: flags.has('--adopt-roots') })),
  catalog: async () => (await import('./catalog.mjs')).catalog(rest),
  events: async () => (await import('./pass.mjs')).pass(['events', ...rest]),
  staff: async () => (await import('./pass.mjs')).pass(['staff', ...rest]),
  openid: async () => (await import('./pass.mjs')).pass(['openid', ...rest]),
  hall: async () => (await import('./pass.mjs')).pass(['hall', ...rest]),
  seal: async () => (await import('./seal.mjs')).seal(rest),
  logs: async () => (only('-f', '--follow'), (await import('./logs.mjs')).logs(words[0], { follow: flags.has('-f') || flags.has('--follow') })),
  reset: async () => (only('--yes', '-y'), (await import('./reset.mjs')).reset({ yes: flags.has('--yes') || flags.has('-y') })),
  load: async () => (await import('./load.mjs')).load(rest),
  help: () => (console.log(help), 0),
  '--help': () => (console.log(help), 0),
};

listen();

try {
  const act = verbs[verb];
  if (!act) throw new Trouble(`There is no command "${verb}".`, './onestop help lists what there is.');
  process.exitCode = await act();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
