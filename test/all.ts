import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Every check of the repository, in the order of their speed. Quiet while green; a red one shows all it said. */
const folder = mkdtempSync(path.join(tmpdir(), 'tapis-checks-'));
const report = path.join(folder, 'vitest.json');

const steps: readonly { name: string; command: readonly string[] }[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'format of pages', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'unused code', command: ['knip'] },
  {
    name: 'unused code in production',
    command: ['knip', '--production', '--include', 'files,dependencies,unlisted,unresolved'],
  },
  {
    name: 'tests',
    command: [
      'vitest',
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  },
];

let failed = 0;
for (const { name, command } of steps) {
  const startedAt = Date.now();
  const { status, stdout, stderr } = spawnSync(command[0] ?? '', command.slice(1), {
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (status !== 0) {
    failed++;
    process.stdout.write(`${stdout}\n${stderr}\n`);
  }
}

const counts = readCounts();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${steps.length - failed} of ${steps.length} checks passed\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = failed === 0 && counts.passed > 0 && counts.failed === 0 ? 0 : 1;

function readCounts(): { passed: number; failed: number } {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: result.numPassedTests, failed: result.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
