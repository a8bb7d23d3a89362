import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '#features/anonymity/index.ts';

const roster = [
  'Hj. Suryanti Khasanah, S.Kep., Ners',
  'Drs. Bambang Wijayanto, M.M.',
  'Bunga Permata',
  'Abdul Rahman',
  'Sugiyono',
];
const masked = (text: string) => redactText(text, { roster }).text;
const highlighted = (text: string) =>
  redactText(text, { roster })
    .spans.filter(({ tier }) => tier === 'highlight')
    .map(({ start, end }) => text.slice(start, end));

describe('numbers and addresses', () => {
  it.each([
    ['NIP 198802292012042999.', 'NIP [NIP].'],
    ['NIP. 19880229 201204 2 999 hadir', 'NIP. [NIP] hadir'],
    ['NIP1988 02 29 2012 04 2 999', 'NIP[NIP]'],
    ['1 9 8 8 0 2 2 9 2 0 1 2 0 4 2 9 9 9', '[NIP]'],
    ['１９８８０２２９２０１２０４２９９９', '[NIP]'],
    ['19880229\u200b201204\u200b2999', '[NIP]'],
    ['19880229\n201204 2 999', '[NIP]'],
    ['NI PPPK 199001012023211004', 'NI PPPK [NIP]'],
    ['NIP 198813292012042999', 'NIP [NIP]'],
    ['NIK 1871014507909999', 'NIK [NIK]'],
    ['1871 0145 0790 9999', '[NIK]'],
    ['No. KK: 1871010507900003', 'No. KK: [KK]'],
    ['NPWP 09.254.294.3-407.000', 'NPWP [NPWP]'],
    ['NPWP: 092542943407000', 'NPWP: [NPWP]'],
    ['HP 081279991234', 'HP [telepon]'],
    ['WA +62 812-7999-1234, ya', 'WA [telepon], ya'],
    ['0812.7999.1234', '[telepon]'],
    ['081.279.991.234', '[telepon]'],
    ['6281279991234', '[telepon]'],
    ['198802292012042999 081279991234', '[NIP] [telepon]'],
    ['surel yanti.88@contoh.co.id!', 'surel [surel]!'],
    ['yanti [at] contoh.id', '[surel]'],
    ['BE 1234 XY dan be1234abc', '[pelat] dan [pelat]'],
    ['B 1234 ABC', '[pelat]'],
    ['lihat https://contoh.id/yanti?x=1.', 'lihat [tautan].'],
    ['instagram.com/yanti_88', '[tautan]'],
    ['akun @yanti_88', 'akun [akun]'],
    ['IG: yanti.lampung', 'IG: [akun]'],
    ['SK 800.1.3.3/Kep.999/BKPSDM/10/2025', 'SK [nomor SK]'],
    ['G/999/VII.D1/HK/2019; 00999/VI.01/2026', '[nomor SK]; [nomor SK]'],
    ['G / 999 / IV.01 / HK / 2022', '[nomor SK]'],
  ])('in "%s" are masked', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    ['tiket 202611240000001234'],
    ['nomor antrean 2026112400001234'],
    ['laporan 20261124000000123'],
    ['Rp 1.500.000.000'],
    ['Rp1500000000'],
    ['biaya 125.000.000.000.000.000'],
    ['tanggal 10/11/2025 dan 10-11-2025'],
    ['UU 20/2023 dan PP 11/2017'],
    ['pukul 08.30 - 15.00, loket 3, 2026'],
    ['Telepon 112'],
    ['rapat @ kantor'],
  ])('are not seen in "%s"', (text) => {
    expect(redactText(text, { roster }).spans).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['Bu Yanti bagian loket 3', 'Bu [nama] bagian loket 3'],
    ['bu yanti bagian loket 3', 'bu [nama] bagian loket 3'],
    ['Pak Joko Susilo marah', 'Pak [nama] marah'],
    ['Sdri. R kasar', 'Sdri. [nama] kasar'],
    ['dr. Rina memeriksa. kata rina, tunggu', 'dr. [nama] memeriksa. kata [nama], tunggu'],
    ['Dr. H. Joko Susilo', 'Dr. [nama]'],
    ['Saya dilayani Bambang Wijayanto', 'Saya dilayani [nama]'],
    ['dilayani bambang wijayanto', 'dilayani [nama]'],
    ['dilayani BAMBANG WIJAYANTO', 'dilayani [nama]'],
    ['dilayani Bambang\nWijayanto', 'dilayani [nama]'],
    ['petugas Wijayanti baik', 'petugas [nama] baik'],
    ['ke B\u200bam\u00adbang', 'ke [nama]'],
    ['ke Bаmbаng', 'ke [nama]'],
    ['Ibu Bunga baik', 'Ibu [nama] baik'],
    ['Pak Agung', 'Pak [nama]'],
    ['PAK JOKO DARI LOKET TIDAK RAMAH', 'PAK [nama] DARI LOKET TIDAK RAMAH'],
    ['petugas Joko di loket', 'petugas [nama] di loket'],
    ['Mas Joko ramah', 'Mas [nama] ramah'],
    ['Ibu Guru Ani', 'Ibu Guru [nama]'],
    ['pak joko marah', 'pak [nama] marah'],
    ['a.n. Joko Susilo', 'a.n. [nama]'],
    ['ke Bambang. Sugiyono tidak ada', 'ke [nama]. [nama] tidak ada'],
  ])('in "%s" are masked', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    ['Taman bunga indah', ['bunga']],
    ['istri Pak Camat', ['istri Pak Camat']],
    ['RSUD Sugiyono', ['Sugiyono']],
  ])('in "%s" are left to a person where they may be something else', (text, expected) => {
    expect(masked(text)).toBe(text);
    expect(highlighted(text)).toEqual(expected);
  });

  it.each([
    ['Pak Camat tidak di tempat'],
    ['Bapak Gubernur Lampung'],
    ['Ibu Kepala Dinas Kesehatan'],
    ['ibu hamil dan bapak tua'],
    ['Tanjung Karang, Way Kanan, Kota Metro'],
    ['Puskesmas Kedaton'],
    ['RSUD Abdul Moeloek'],
    ['RSUD Dr. H. Abdul Moeloek'],
    ['Jl. Wolter Monginsidi'],
    ['SMA Negeri 71 Tanjung Melur'],
    ['Bu, tolong antrean dipercepat.'],
  ])('are not seen in "%s"', (text) => {
    expect(redactText(text, { roster }).spans).toEqual([]);
  });

  it('of a roster do not hide an agency that bears the same one', () => {
    expect(masked('RSUD Abdul Moeloek: petugas Abdul kasar')).toBe(
      'RSUD Abdul Moeloek: petugas [nama] kasar',
    );
  });
});

describe('every redaction', () => {
  const pieces = fc.constantFrom(
    'Jl. Mawar No. 3 ',
    'RT 03 ',
    'lahir 12-03-1988',
    'rekening 1234567890 ',
    'Kepala SMAN 2 Kalianda ',
    'satu dua tiga empat lima enam ',
    'kata ',
    'Joko ',
    'Susilo',
    ', S.Pd. ',
    '(0721) 481234',
    'Молодец ',
    '漢字',
    'Bu ',
    'Pak ',
    'dr. ',
    'Yanti',
    'Bambang ',
    'bunga ',
    'Camat ',
    'RSUD ',
    'Abdul ',
    'loket ',
    '19880229 201204 2 999',
    '198802292012042999',
    '1871014507909999',
    '0812-7999-1234',
    '9',
    '.',
    ' ',
    '\n',
    '/',
    '@',
    'a@b.id',
    'BE 1234 XY',
    'G/999/IV.01/HK/2022',
    '[nama]',
    '[NIP]',
    '\u200b',
    'Ｋ',
    '😀',
    'ﬁ',
    '℀',
    'www.',
    'Rp ',
    '\uE000',
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );

  it('gives spans in order, without overlaps, within the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const span of redactText(text, { roster }).spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.score).toBeGreaterThan(0);
          expect(span.score).toBeLessThanOrEqual(1);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('changes nothing but its masked spans', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { spans, text: redacted } = redactText(text, { roster });
        let rest = redacted;
        let done = 0;
        for (const { start, end } of spans.filter(({ tier }) => tier === 'mask')) {
          const kept = text.slice(done, start);
          expect(rest.startsWith(kept)).toBe(true);
          rest = rest.slice(kept.length).replace(/^\[[^\]]+\]/, '');
          done = end;
        }
        expect(rest).toBe(text.slice(done));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a redacted text as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = masked(text);
        expect(masked(once)).toBe(once);
      }),
      { numRuns: 800 },
    );
  });

  it('masks every name of the roster in any letter case', () => {
    const written = fc.record({
      name: fc.constantFrom(
        'Bambang Wijayanto',
        'Bunga Permata',
        'Abdul Rahman',
        'Sugiyono',
        'Suryanti Khasanah',
      ),
      change: fc.constantFrom<(name: string) => string>(
        (name) => name,
        (name) => name.toLowerCase(),
        (name) => name.toUpperCase(),
        (name) => name.replace(' ', '\n'),
        (name) => [...name].join('\u200b'),
      ),
      before: fc.constantFrom(
        '',
        'kata ',
        'saya dilayani ',
        'SAYA DILAYANI ',
        'Kemarin di loket ada ',
        '(',
        'Menurut ',
      ),
      after: fc.constantFrom(
        '',
        ' marah',
        ' TIDAK ADA',
        ', lalu pulang',
        '.',
        '\nhadir',
        ' dan petugas lain',
      ),
    });
    fc.assert(
      fc.property(written, ({ name, change, before, after }) => {
        expect(masked(before + change(name) + after)).toBe(`${before}[nama]${after}`);
      }),
    );
  });

  it('leaves no NIP of any grouping', () => {
    const grouped = fc
      .record({
        gaps: fc.array(fc.constantFrom('', '', ' ', '.', '-', '\u200b', '\n'), {
          minLength: 17,
          maxLength: 17,
        }),
        before: fc.constantFrom('', 'NIP', 'Bu Yanti ', 'x'),
      })
      .map(({ gaps, before }) => ({
        before,
        nip: [...'198802292012042999'].map((digit, n) => digit + (gaps[n] ?? '')).join(''),
      }));
    fc.assert(
      fc.property(grouped, ({ before, nip }) => {
        expect(masked(before + nip).replace(/\D/g, '')).toBe('');
      }),
    );
  });
});
