import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');

function redact(input: string | Buffer) {
  const { status, stdout } = spawnSync(process.execPath, [MAIN, 'redact'], {
    input,
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = stdout.toString('utf8').split('\n').slice(0, -1);
  return { status, answers: lines.map((line) => JSON.parse(line)) };
}

describe('tapis redact', () => {
  it('answers every line with its spans and the masked text', () => {
    const { status, answers } = redact('Bu Yanti di loket 3\n\nkepala sman 2 kalianda\r\nHP 081279991234');
    expect(status).toBe(0);
    expect(answers).toEqual([
      {
        spans: [{ start: 3, end: 8, kind: 'name', score: expect.any(Number), tier: 'mask' }],
        text: 'Bu [nama] di loket 3',
      },
      { spans: [], text: '' },
      {
        spans: [{ start: 0, end: 22, kind: 'office', score: 0.4, tier: 'highlight' }],
        text: 'kepala sman 2 kalianda',
      },
      { spans: [{ start: 3, end: 15, kind: 'phone', score: 0.92, tier: 'mask' }], text: 'HP [telepon]' },
    ]);
  });

  it('says which line is not UTF-8 and reads on', () => {
    const { status, answers } = redact(Buffer.concat([Buffer.from([0xff, 0xfe, 10]), Buffer.from('ya\n')]));
    expect(answers).toEqual([{ error: 'redact.invalid-utf8' }, { spans: [], text: 'ya' }]);
    expect(status).toBe(1);
  });

  it('takes a line of a megabyte and refuses one of five', () => {
    const { status, answers } = redact(`${'baik '.repeat(200_000)}\n${'x'.repeat(5_000_000)}\nya\n`);
    expect(answers.map(({ error, text }) => error ?? text.length)).toEqual([
      1_000_000,
      'redact.line-too-long',
      2,
    ]);
    expect(status).toBe(1);
  });
});
