// What the tests use besides .NET and Node: a browser, PDF readers, a Chinese font for the browser.
import { readdirSync } from 'node:fs';
import { run } from './run.mjs';
import { say, Trouble } from './say.mjs';

const needed = [
  { package: 'chromium', there: async () => Boolean(await chromium()) },
  { package: 'poppler-utils', there: () => has('pdfsig') },
  { package: 'qpdf', there: () => has('qpdf') },
  { package: 'fonts-noto-cjk', there: chineseFont },
];

/** Makes sure that all is there, installs what is missing where it may, and returns the browser's path. */
export async function tools() {
  const missing = [];
  for (const tool of needed) if (!(await tool.there())) missing.push(tool.package);
  if (missing.length > 0) await install(missing);
  return await chromium();
}

/**
 * Installs packages of the system. On a machine that has just started another program (unattended upgrades, mostly) holds apt's
 * lock for minutes: that is waited for.
 */
export async function install(packages, { pause = 5, patience = 600 } = {}) {
  const command = `apt-get install -y ${packages.join(' ')}`;
  const root = process.getuid() === 0;
  const sudo = !root && (await run('sudo', ['-n', 'true'])).code === 0;
  if (!(await has('apt-get')) || (!root && !sudo)) {
    throw new Trouble(`The tests need: ${packages.join(', ')}.`, `Install them first: sudo ${command}`);
  }
  say(`installing ${packages.join(', ')}`);
  const once = (...args) => run(...(sudo ? ['sudo', ['-n', 'apt-get', ...args]] : ['apt-get', args]), { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  const apt = async (...args) => {
    for (let waited = 0; ; waited += pause) {
      const result = await once(...args);
      if (result.code === 0 || !/could not get lock|unable to (lock|acquire)|is another process using it/i.test(result.out)) return result;
      if (waited >= patience) throw new Trouble(`Another program holds apt's lock for more than ${Math.round(patience / 60)} minutes.`, result.out.trim());
      if (waited === 0) say("another program holds apt's lock, waiting for it");
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    }
  };
  const attempt = () => apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  let result = await attempt();
  let lists;
  if (result.code !== 0) {
    lists = await apt('update', '-q');
    result = await attempt();
  }
  if (result.code !== 0) {
    // Without the lists apt only says that it knows no such package.
    const said = (lists.code !== 0 ? lists : result).out.trimEnd().split('\n').slice(-8).join('\n');
    throw new Trouble(`${packages.join(', ')} could not be installed.`, `${said}\nInstall them by hand: ${command}`);
  }
}

const has = async (name) => (await run('sh', ['-c', `command -v ${name}`])).code === 0;

async function chromium() {
  if (process.env.ONESTOP_CHROMIUM) return process.env.ONESTOP_CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const { code, out } = await run('sh', ['-c', `command -v ${name}`]);
    if (code === 0) return out.trim();
  }
  return '';
}

async function chineseFont() {
  const listed = await run('fc-list', [':lang=zh-cn', 'family']);
  if (listed.code === 0) return listed.out.trim() !== '';
  try {
    return readdirSync('/usr/share/fonts/opentype/noto').some((file) => file.includes('CJK'));
  } catch {
    return false;
  }
}
