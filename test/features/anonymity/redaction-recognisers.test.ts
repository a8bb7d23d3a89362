import { describe, expect, it } from 'vitest';
import { redactText } from '#features/anonymity/index.ts';

const masked = (text: string) => redactText(text, { roster: [] }).text;
const highlighted = (text: string) =>
  redactText(text, { roster: [] })
    .spans.filter(({ tier }) => tier === 'highlight')
    .map(({ start, end }) => text.slice(start, end));

describe('what tells a person without a name', () => {
  it.each([
    ['telp (0721) 481234', 'telp [telepon]'],
    ['telp 0721-481234, siang', 'telp [telepon], siang'],
    ['hubungi 021 7654321', 'hubungi [telepon]'],
    ['+62 721 481234', '[telepon]'],
    ['Rumah saya di Jl. Melati No. 14', 'Rumah saya di [alamat]'],
    ['di Jalan Kopi Robusta Nomor 7B, lampu mati', 'di [alamat], lampu mati'],
    ['jl melati 14 bocor', '[alamat] bocor'],
    ['Gg. Salam No 3 RT 03/RW 05', '[alamat]'],
    ['tinggal di RT 03 RW 05', 'tinggal di [alamat]'],
    ['rt.004/rw.002', '[alamat]'],
    ['Perum Griya Asri Blok C2 No. 8', '[alamat]'],
    ['Blok D/14', '[alamat]'],
    ['rekening BRI 0098 0101 2345 678 aktif', 'rekening BRI [rekening] aktif'],
    ['No. Rek: 1234567890', 'No. Rek: [rekening]'],
    ['BCA 1234567890', 'BCA [rekening]'],
    ['titik -5.42917, 105.26111', 'titik [koordinat]'],
    ['5°25\'46"LS 105°15\'40"BT', '[koordinat]'],
    ['TTL: Kotabumi, 12-03-1988', 'TTL: Kotabumi, [tanggal lahir]'],
    ['lahir tanggal 12 Maret 1988 di sini', 'lahir tanggal [tanggal lahir] di sini'],
    ['lahir 1988-03-12', 'lahir [tanggal lahir]'],
    ['Perkara 123/Pdt.G/2025/PN Tjk', 'Perkara [nomor]'],
    ['nomor perkara 45/2025', 'nomor perkara [nomor]'],
    ['LP/B/99/X/2025/SPKT/POLRESTA', '[nomor]'],
    ['nomor antrean A-023', 'nomor antrean [nomor]'],
    ['No. rekam medis 00-12-34', 'No. rekam medis [nomor]'],
    ['izin nomor 503/99/2025', 'izin nomor [nomor]'],
    ['paspor no. C9999999', 'paspor no. [nomor]'],
    ['1988022920120429991', '[NIP]'],
    ['x198802292012042999y', 'x[NIP]y'],
    ['NIK 187101450790999', 'NIK [NIK]'],
    ['NIК 1871014507909999', 'NIК [NIK]'],
  ])('is masked in "%s"', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    ['Kepala SMAN 2 Kalianda', ['Kepala SMAN 2 Kalianda']],
    ['kepala sman 2 kalianda', ['kepala sman 2 kalianda']],
    ['Kepsek SDN 71 Way Melati sering absen', ['Kepsek SDN 71 Way Melati']],
    ['Lurah Kedaton', ['Lurah Kedaton']],
    ['istri Pak Camat', ['istri Pak Camat']],
    ['anaknya kepala desa', ['anaknya kepala desa']],
    ['NIP satu sembilan delapan delapan nol dua', ['satu sembilan delapan delapan nol dua']],
  ])('is left to a person in "%s"', (text, expected) => {
    expect(masked(text)).toBe(text);
    expect(highlighted(text)).toEqual(expected);
  });

  it.each([
    ['Jl. Wolter Monginsidi'],
    ['jalan rusak sepanjang 300 meter'],
    ['Jalan Lintas Sumatera KM 10'],
    ['Jalan Sudirman 300 meter dari pasar'],
    ['akta kelahiran tanggal 10/11/2025'],
    ['tanggal 02-11-2025 08.30'],
    ['rekening listrik Rp 150.000'],
    ['anggaran 1.250.000.000 rupiah'],
    ['UU Nomor 20 Tahun 2023'],
    ['loket nomor 3'],
    ['buka pukul 07.30-15.00'],
    ['satu dua kali, tiga empat orang'],
    ['tiket 202611240000001234'],
    ['nomor antrean 2026112400001234'],
    ['RSUD Abdul Moeloek, Puskesmas Kedaton, Kota Metro'],
    ['rsud abdul moeloek dan jl. wolter monginsidi'],
    ['Ibu Kepala Dinas Kesehatan'],
    ['anak guru honorer'],
    ['skor 2-0, 3-1'],
    ['IP 192.168.10.25'],
  ])('is not seen in "%s"', (text) => {
    expect(redactText(text, { roster: [] }).spans).toEqual([]);
  });
});

describe('texts that are made to be hard', () => {
  const pieces = [
    'a',
    '9',
    ' ',
    '1 ',
    'Jl. ',
    'Bu ',
    'A.',
    'a@',
    'LP/A/',
    'blok a ',
    'satu ',
    '\u200b',
    '漢字 ',
    '😀',
    'ﷺ',
    '[nama]',
  ];

  it.each(pieces)('of %j over and over end in time', (piece) => {
    const text = piece.repeat(40_000 / piece.length);
    expect(masked(masked(text)).length).toBeGreaterThanOrEqual(0);
  });

  it('in other scripts stay as they are', () => {
    for (const text of ['مرحبا بالعالم', 'これは日本語です', 'สวัสดีครับ', '\ud800 \udc00']) {
      expect(masked(text)).toBe(text);
    }
  });
});
