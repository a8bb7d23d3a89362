import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNip } from '#features/transfer/rules/nip.ts';

describe('a NIP', () => {
  it.each([
    '198802292012042999',
    '19880229 201204 2 999',
    '1988.02.29 2012.04 2.999',
    "'198802292012042999",
    '19880229-201204-2-999',
  ])('is read from %j', (text) => {
    expect(parseNip(text)).toEqual({ ok: true, value: '198802292012042999' });
  });

  it('of a PPPK has 21 to 29 in place of a month', () => {
    expect(parseNip('199001012022211001').ok).toBe(true);
    expect(parseNip('199001012022291001').ok).toBe(true);
  });

  it.each([
    ['1,98802E+17', 'nip-excel-damage'],
    ['1.98802292012043E+17', 'nip-excel-damage'],
    ['1.98802292012043e17', 'nip-excel-damage'],
    ['198802292012042000', 'nip-excel-damage'],
    ['19880229201204299', 'nip-format'],
    ['1988022920120429990', 'nip-format'],
    ['131 234 567', 'nip-format'],
    ['19880229201204299O', 'nip-format'],
    ['198702292012042999', 'nip-birth-date'],
    ['193912312012042999', 'nip-birth-date'],
    ['201301012029012001', 'nip-birth-date'],
    ['198813012012042999', 'nip-birth-date'],
    ['198802292012132999', 'nip-start'],
    ['198802292012002999', 'nip-start'],
    ['198802292012202999', 'nip-start'],
    ['198802292012302999', 'nip-start'],
    ['198802291812042999', 'nip-start'],
    ['198802292003012999', 'nip-start'],
    ['198802292012043999', 'nip-sex'],
    ['198802292012040999', 'nip-sex'],
  ])('is refused: %j is %s', (text, code) => {
    expect(parseNip(text)).toEqual({ ok: false, code });
  });

  it('may start service in the month of the fifteenth birthday', () => {
    expect(parseNip('198802292003022999').ok).toBe(true);
  });

  it('is read alike however its digits are spaced', () => {
    const gap = fc.constantFrom('', ' ', '.', '\u00a0');
    fc.assert(
      fc.property(fc.array(gap, { minLength: 18, maxLength: 18 }), (gaps) => {
        const spaced = [...'198802292012042999'].map((digit, index) => digit + gaps[index]).join('');
        expect(parseNip(spaced)).toEqual({ ok: true, value: '198802292012042999' });
      }),
    );
  });

  it('is 18 digits when it is accepted, whatever was written', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^(19|20)\d{16}$/));
    fc.assert(
      fc.property(text, (written) => {
        const nip = parseNip(written);
        if (nip.ok) expect(nip.value).toMatch(/^\d{18}$/);
      }),
    );
  });
});
