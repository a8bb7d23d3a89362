import { describe, expect, it } from 'vitest';
import {
  exampleInput,
  INPUT_FILE_BYTES,
  importInputs,
  organisationVoices,
  SHEET_COLUMNS,
  templateCsv,
} from '#features/organisation/index.ts';
import { createWindow } from '#test/features/feedback/window.ts';
import { codeOf, hire, staff, trustingIntake, verified } from '#test/features/organisation/cast.ts';
import { createTestContext } from '#test/support/context.ts';

async function stage() {
  const context = await createTestContext({ intake: trustingIntake });
  const cast = await hire(context);
  const { actor } = await verified(context, cast);
  const window = await createWindow(context);
  const csv = templateCsv(SHEET_COLUMNS).replace(exampleInput.window, window.id);
  const send = (text: string | Uint8Array, who = actor) =>
    importInputs(context, who, typeof text === 'string' ? Buffer.from(text) : text);
  const problemsOf = async (text: string | Uint8Array) => {
    const result = await send(text);
    return !result.ok && 'rows' in result
      ? result.rows.map(({ row, column, code }) => `${row} ${column} ${code}`)
      : [codeOf(result)];
  };
  const voices = () => organisationVoices(context, window.id);
  return { context, window, csv, send, problemsOf, voices, input: { ...exampleInput, window: window.id } };
}

describe('a file of inputs', () => {
  it('is sent from the template as it is, once however often it comes: CSV and JSON', async () => {
    const { csv, send, voices, input } = await stage();
    expect(await send(csv)).toEqual({ ok: true, value: { count: 1, isRepeat: false } });
    expect(await send(csv)).toEqual({ ok: true, value: { count: 1, isRepeat: true } });
    expect((await voices())[0]?.content).toEqual(input);
    expect(await send(JSON.stringify([input, input]))).toEqual({
      ok: true,
      value: { count: 2, isRepeat: false },
    });
    expect(await voices()).toHaveLength(3);
  });

  it('is refused whole with every problem by row and column', async () => {
    const { csv, problemsOf, voices } = await stage();
    const [header = '', row = ''] = csv.trimEnd().split('\r\n');
    const broken = row
      .replace('INTERVIEW', 'GUESS')
      .replace(',42,', ',-1,')
      .replace('rsud-abdul-moeloek-rawat-jalan', '');
    expect(await problemsOf([header, row, broken, row].join('\r\n'))).toEqual([
      '3 unit organisation.units-missing',
      '3 metode organisation.method-missing',
      '3 pengamatan organisation.observations-invalid',
      '4 jendela row-duplicate',
    ]);
    expect(await problemsOf(row)).toContain('1 jendela column-missing');
    expect(await voices()).toEqual([]);
  });

  it('names forged windows and units, and formulas', async () => {
    const { csv, problemsOf, window } = await stage();
    expect(await problemsOf(csv.replace(window.id, 'b'.repeat(26)))).toEqual([
      '2 jendela organisation.window-unknown',
    ]);
    expect(await problemsOf(csv.replace('rsud-abdul-moeloek-rawat-jalan', 'dinas-sosial'))).toEqual([
      '2 unit organisation.unit-unknown',
    ]);
    expect(await problemsOf(csv.replace('Wawancara di ruang tunggu', '=HYPERLINK(1)'))).toContain(
      '2 sumber cell-formula',
    );
  });

  it('in JSON is read strictly', async () => {
    const { problemsOf, input } = await stage();
    expect(await problemsOf('[{"a":1,"a":2}]')).toEqual(['null null organisation.json-duplicate-name']);
    expect(await problemsOf('[{"__proto__":{}}]')).toEqual(['null null organisation.json-refused-name']);
    expect(await problemsOf(`${'['.repeat(9)}${']'.repeat(9)}`)).toEqual([
      'null null organisation.json-too-deep',
    ]);
    expect(await problemsOf('[1,]')).toEqual(['null null organisation.json-not-json']);
    expect(await problemsOf(Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]))).toEqual([
      'null null organisation.json-encoding',
    ]);
    expect(await problemsOf('{}')).toEqual(['null null organisation.json-no-list']);
    expect(await problemsOf('[]')).toEqual(['null null file-no-rows']);
    expect(await problemsOf(JSON.stringify([input, { ...input, observations: '7' }]))).toEqual([
      '2 observations organisation.observations-invalid',
    ]);
    expect(await problemsOf(JSON.stringify(Array(201).fill(input)))).toEqual([
      'null null organisation.too-many-rows',
    ]);
  });

  it('is nothing, too much, or nobody’s', async () => {
    const { context, csv, send, problemsOf } = await stage();
    expect(await problemsOf(new Uint8Array())).toEqual(['organisation.file-empty']);
    expect(await problemsOf(new Uint8Array(INPUT_FILE_BYTES + 1))).toEqual([
      'organisation.input-file-too-large',
    ]);
    expect(codeOf(await send(csv, await staff(context, 'admin', 'admin')))).toBe('identity.forbidden');
  });
});
