import { describe, expect, it } from 'vitest';
import { redactText } from '#features/anonymity/index.ts';
import weights from '../../../src/features/anonymity/redaction/model/weights.json' with { type: 'json' };
import { rehearse } from '../../../src/features/anonymity/redaction/train/main.ts';
import { civicTexts, namesInTraining } from '../../bench/civic-texts.ts';

const masked = (text: string) => redactText(text, { roster: [] }).text;

describe('names at large', () => {
  it.each([
    ['Yang melayani Siti Rahayu, orangnya sabar.', 'Yang melayani [nama], orangnya sabar.'],
    ['saya dilayani mbak dewi di loket 2', 'saya dilayani mbak [nama] di loket 2'],
    ['DILAYANI IBU TUTIK DI LOKET KTP', 'DILAYANI IBU [nama] DI LOKET KTP'],
    ['menurut bu yanti, berkas saya hilang', 'menurut bu [nama], berkas saya hilang'],
    ['Petugas bernama Bintang sangat ramah', 'Petugas bernama [nama] sangat ramah'],
    ['Drs. H. Slamet Riyanto, M.M. hadir', 'Drs. [nama], M.M. hadir'],
    ['Saya ketemu Joko\nSusilo di loket 3', 'Saya ketemu [nama] di loket 3'],
    ['dilayani Bu Sіtі di loket 3', 'dilayani Bu [nama] di loket 3'],
    ['Bu Rina lambat. Kemudian Rina pergi.', 'Bu [nama] lambat. Kemudian [nama] pergi.'],
  ])('are masked in "%s"', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    ['Pelayanan di Puskesmas Kedaton cepat, petugas ramah, ruang tunggu bersih.'],
    ['pelayanan cepat petugasnya ramah dan ruang tunggu bersih'],
    ['PELAYANAN DI SAMSAT RAJABASA LAMBAT SEKALI'],
    ['Senin pagi saya ke Dinas Sosial Provinsi Lampung, baru Selasa dilayani.'],
    ['Gubernur Lampung meresmikan jalan di Tulang Bawang Barat.'],
    ['Bunga di taman layu, bintang di langit indah.'],
  ])('are not seen in "%s"', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('that training never met are found in messages it never saw', () => {
    expect(namesInTraining()).toEqual([]);
    let names = 0;
    let hidden = 0;
    for (const { text, names: expected } of civicTexts(300, 'test')) {
      const { spans } = redactText(text, { roster: [] });
      names += expected.length;
      hidden += expected.filter(({ start, end }) =>
        spans.some((span) => span.tier === 'mask' && span.start <= start && end <= span.end),
      ).length;
    }
    expect(hidden / names).toBeGreaterThan(0.85);
  });
});

describe('the model of names', () => {
  it('is what training with this code and these lists gives', { timeout: 120_000 }, () => {
    expect(rehearse()).toBe(weights.rehearsal);
  });
});
