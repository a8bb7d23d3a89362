import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficeFacts } from '#features/publication/index.ts';
import { agencies } from '#features/staffing/index.ts';
import { LANGS } from '#lib/lang.ts';
import { officeTitle } from '#strings/office-sentence.ts';
import { writeRationale } from '#strings/rationale.ts';

const facts: OfficeFacts = {
  origin: 'dinas-sosial',
  destination: 'dinas-kesehatan',
  post: { kind: 'jpt', family: 'pimpinan-tinggi' },
  postAt: 'destination',
  effective: '2026-07',
};

describe('the title of a public office', () => {
  it.each<[Partial<OfficeFacts>, string, string]>([
    [
      {},
      'Pimpinan tinggi Dinas Kesehatan diisi dari Dinas Sosial',
      'Senior leadership, Department of Health: filled from Department of Social Affairs',
    ],
    [
      { postAt: 'origin' },
      'Pimpinan tinggi Dinas Sosial berpindah ke Dinas Kesehatan',
      'Senior leadership, Department of Social Affairs: moves to Department of Health',
    ],
    [
      { origin: 'dinas-kesehatan' },
      'Pimpinan tinggi Dinas Kesehatan diisi dari dalam',
      'Senior leadership, Department of Health: filled from within',
    ],
    [
      { origin: 'dinas-kesehatan', postAt: 'origin' },
      'Pimpinan tinggi Dinas Kesehatan berpindah jabatan di tempat yang sama',
      'Senior leadership, Department of Health: moves to another post there',
    ],
  ])('says which post, and where from or where to %#', (change, indonesian, english) => {
    expect(officeTitle('id', { ...facts, ...change })).toBe(indonesian);
    expect(officeTitle('en', { ...facts, ...change })).toBe(english);
  });
});

describe('the explanation of a public office', () => {
  it('names the agency of the post and no ground, and fits into the document, whatever the agency', () => {
    const codes = agencies.map(({ code }) => code);
    const side = fc.constantFrom<OfficeFacts['postAt']>('origin', 'destination');
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom(...codes),
        side,
        (origin, destination, postAt) => {
          const written = writeRationale({ ...facts, origin, destination, postAt });
          const agency = agencies.find(({ code }) => code === (postAt === 'origin' ? origin : destination));
          for (const lang of LANGS) {
            expect(written[lang]).toContain(lang === 'id' ? agency?.labelId : agency?.labelEn);
            expect(written[lang]).not.toMatch(/undefined|anonim|anonym/i);
            expect(written[lang].length).toBeLessThan(1_200);
          }
        },
      ),
    );
  });
});
