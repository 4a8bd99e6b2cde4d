// npm test: everything that proves Relais, in order. `node scripts/test.mjs types unit` runs some steps only.
// Ends with « N passed, N failed » alone on its line.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { otherPostgres } from './other-postgres.mjs';

const RESULTS = 'test-results';
const tally = { passed: 0, failed: 0 };
const failures = [];
const broken = [];
let child;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    child?.kill(signal);
    child?.once('exit', () => process.exit(130));
    if (!child) process.exit(130);
  });
}

/** Runs a command, shows what it says and returns it with its status. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.once('error', (error) => resolve({ ok: false, output: String(error) }));
    child.once('close', (code) => {
      child = undefined;
      resolve({ ok: code === 0, output });
    });
  });
}

function count(name, ok) {
  tally[ok ? 'passed' : 'failed']++;
  if (!ok) failures.push(name);
}

/** One check that passes or fails as a whole. */
const check =
  (name, command, args, alsoRequires = () => true) =>
  async () => {
    const { ok, output } = await run(command, args);
    count(name, ok && alsoRequires(output));
  };

/** A suite that writes its counts to a file; without the file, or with none, it has failed. */
async function suite(name, command, args, read, env) {
  const file = `${RESULTS}/${name}.json`;
  rmSync(file, { force: true });
  const { ok } = await run(command, args(file), env);
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  tally.passed += counts.passed;
  tally.failed += counts.failed;
  broken.push(...(counts.broken ?? []));
  if (counts.failed > 0) failures.push(name);
  else if (!ok || counts.passed === 0) count(name, false); // it broke outside of any test
}

// The log of a machine is often cut: what failed is said again at its end, with the first lines of why.
const readVitest = (result) => ({
  passed: result.numPassedTests,
  failed: result.numFailedTests,
  broken: result.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => `${file.name}\n  ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 1500)}`),
  ),
});
const readPlaywright = ({ stats }) => {
  if (stats.flaky > 0) console.log(`${stats.flaky} essai(s) de navigateur réussis au second passage.`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
};
const reporters = (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const vitest = (name, project) => () =>
  suite(name, 'vitest', (file) => ['run', '--project', project, ...reporters(file)], readVitest);

// With nothing it can parse, dependency-cruiser finds no violation and says so.
const readSomething = (output) => /\(([1-9]\d*) modules/.test(output);

const STEPS = {
  types: [check('react-router typegen', 'react-router', ['typegen']), check('tsc', 'tsc', ['--noEmit'])],
  lint: [
    check('biome', 'biome', ['check', '--error-on-warnings', '.']),
    check(
      'dependency-cruiser',
      'depcruise',
      ['src', 'demo', '--config', '.dependency-cruiser.mjs'],
      readSomething,
    ),
    check('knip', 'knip', ['--no-progress']),
  ],
  unit: [vitest('unit', 'unit')],
  build: [check('build', process.execPath, ['scripts/build.mjs'])],
  db: [vitest('db', 'db')],
  'db-other': [
    async () => {
      if (!otherPostgres()) return console.log('Aucun autre PostgreSQL (15 à 18) sur cette machine.');
      const args = (file) => ['scripts/other-postgres.mjs', ...reporters(file)];
      await suite('db-other', process.execPath, args, readVitest, { TEST_WITHOUT_PAGES: '1' });
    },
  ],
  browser: [
    check('chromium', process.execPath, ['scripts/ensure-chromium.mjs']),
    () => suite('browser', 'playwright', () => ['test'], readPlaywright),
  ],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`Étapes connues : ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}
mkdirSync(RESULTS, { recursive: true });
for (const name of asked.length > 0 ? asked : Object.keys(STEPS)) {
  const start = Date.now();
  console.log(`\n== ${name}`);
  for (const step of STEPS[name]) await step();
  console.log(`== ${name} : ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
for (const one of broken) console.log(`\n✗ ${one}`);
if (failures.length > 0) console.log(`\nEn échec : ${failures.join(', ')}`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 ? 1 : 0;
