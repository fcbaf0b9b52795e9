// What the audit makes of the tools' answers: nothing that could not be checked passes for sound.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readNpm, readNuget } from '../audit.mjs';
import { root } from '../paths.mjs';

test('a flaw of a package that another one brings along is told with where to read on', () => {
  const package_ = { id: 'Some.Package', resolvedVersion: '1.2.3', vulnerabilities: [{ severity: 'High', advisoryurl: 'https://advisories.example/1' }] };
  const projects = [{ frameworks: [{ transitivePackages: [package_] }] }];
  const said = readNuget(`restored\n${JSON.stringify({ sources: ['https://feed.example'], projects })}`);
  assert.deepEqual(said, { sources: ['https://feed.example'], flaws: ['Some.Package 1.2.3: High, https://advisories.example/1'] });
});

test('what is no answer is not taken for one without flaws', () => {
  assert.equal(readNuget('error: no such host'), null);
  assert.match(readNpm('npm error ENOTFOUND').why, /failed/);
  assert.match(readNpm(JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 })).why, /405/);
});

test('a report of npm is read', () => {
  assert.deepEqual(readNpm(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} })), { flaws: [], why: '' });
  const one = readNpm(JSON.stringify({ auditReportVersion: 2, vulnerabilities: { left: { name: 'left', range: '<2', severity: 'critical' } } }));
  assert.deepEqual(one.flaws, ['left <2: critical']);
});

test('every lock of npm is audited', () => {
  const held = readdirSync(root, { recursive: true }).map(String)
    .filter((file) => file.endsWith('package-lock.json') && !/(^|[\\/])(node_modules|bin|obj)[\\/]/.test(file) && !file.startsWith('.onestop'));
  const audited = readFileSync(join(root, 'infra', 'cli', 'audit.mjs'), 'utf8');
  for (const file of held) assert.ok(audited.includes(`'${file.replaceAll('\\', '/').replace('/package-lock.json', '')}'`), file);
});
