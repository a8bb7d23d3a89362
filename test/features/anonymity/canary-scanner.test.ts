import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCanaryScanner } from '#features/anonymity/gate/canary-scanner.ts';

const names = [
  'Hj. Siti Khasanah, S.Kep., Ners',
  'Drs. H. Bambang Wijayanto, M.M.',
  'Sugiyono',
  'Bunga',
  'Ari',
  "Nur'aini Wulandari S.Pd.",
  'I Made Sukarta',
  'Irwan Jaya glr. Suttan Puncak',
];
const scanner = createCanaryScanner({
  names,
  nips: ['198802292012042999', '1871014507909999'],
  decreeNumbers: ['800.1.3.3/Kep.999/BKPSDM/10/2025', 'G/999/IV.01/HK/2022', '824/2026'],
  publicWords: ['Bunga'],
});
const found = (text: string, path = 'index.html') =>
  scanner.scan(path, text).map(({ kind, canary, place }) => `${place} ${kind} ${canary}`);

describe('the canary scanner', () => {
  it.each([
    ['a full name', 'Kepada Siti Khasanah.', 'content name 0'],
    ['capitals', 'SITI KHASANAH', 'content name 0'],
    ['small letters', 'siti khasanah', 'content name 0'],
    ['accents and full width', 'Sití Ｋhasanah', 'content name 0'],
    ['a name broken over lines', 'Bambang\n   Wijayanto', 'content name 1'],
    ['a name in markup', '<b>Siti</b> <i class="x">Khasanah</i>', 'content name 0'],
    ['entities', '<p>Nur&#39;aini&nbsp;Wulandari</p>', 'content name 5'],
    ['JSON escapes', '{"a":"Siti\\nKhasanah"}', 'content name 0'],
    ['percent codes', 'href="/x?q=Siti%20Khasanah"', 'content name 0'],
    ['a slug', '/p/siti-khasanah', 'content name 0'],
    ['invisible characters', 'Si\u200bti Khas\u00adanah', 'content name 0'],
    ['a Balinese name', 'oleh I Made Sukarta', 'content name 6'],
    ['a name without its adok', 'Irwan Jaya', 'content name 7'],
    ['a single name', 'oleh Sugiyono, pada', 'content name 2'],
    ['a NIP', 'NIP198802292012042999', 'content nip 0'],
    ['a spaced NIP', '19880229 201204 2 999', 'content nip 0'],
    ['a dotted NIP', '1988.02.29.201204.2.999', 'content nip 0'],
    ['a NIP inside a longer number', '00198802292012042999', 'content nip 0'],
    ['a NIK', '187101 450790 9999', 'content nip 1'],
    ['a decree number', 'No. 800.1.3.3/KEP.999/bkpsdm/10/2025', 'content decree 0'],
    ['a spaced decree number', 'G / 999 / IV.01 / HK / 2022', 'content decree 1'],
  ])('finds %s', (_, text, hit) => {
    expect(found(text)).toEqual([hit]);
  });

  it.each([
    ['half a name', 'Siti Aminah dan Khasanah'],
    ['the words of a name with others between', 'Siti dan Khasanah'],
    ['a single name in small letters', 'sugiyono'],
    ['a single name inside a word', 'Sugiyonosari'],
    ['a single name that is a public word', 'Bunga di taman'],
    ['a single name of four letters or fewer', 'Ari'],
    ['another number', '198802292012042998'],
    ['a decree number of two parts', 'UU 824/2026'],
    ['another decree', 'G/998/IV.01/HK/2022'],
  ])('leaves %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('finds them in file names too', () => {
    expect(found('', 'foto/siti-khasanah.jpg')).toEqual(['path name 0']);
    expect(found('', 'sk/198802292012042999.txt')).toEqual(['path nip 0']);
  });

  it('finds any planted name, wherever it stands', () => {
    const filler = fc.string({
      unit: fc.constantFrom('a', 'Z', ' ', '\n', '<', '>', '&', '.', '7', 'é', '%', '\\'),
    });
    fc.assert(
      fc.property(filler, filler, fc.constantFrom(...[' ', '\n', ', ', ' - ']), (before, after, gap) => {
        expect(found(`${before} Siti${gap}Khasanah ${after}`)).toContain('content name 0');
      }),
    );
  });

  it('reads 2 MB for 20,000 names within two seconds', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `Nama${n} Keluarga${n % 997}`);
    const large = createCanaryScanner({ names: many, nips: [], decreeNumbers: [] });
    const page = 'Pengumuman mutasi pegawai pada <b>Dinas Kesehatan</b>. '.repeat(36_000);
    const start = performance.now();
    expect(large.scan('index.html', page)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
