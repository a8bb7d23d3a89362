import { csvText } from '#lib/csv.ts';
import type { InputContent } from './input.ts';

/** An input as templates and the documentation show it; the window and the unit are those of nobody. */
export const exampleInput: InputContent = {
  window: 'aaaaaaaaaaaaaaaaaaaaaaaaaa',
  period: { from: '2026-09', to: '2026-10' },
  units: ['rsud-abdul-moeloek-rawat-jalan'],
  method: 'INTERVIEW',
  observations: 42,
  scores: [
    {
      element: 'TIME',
      score: 2,
      evidence: '31 dari 42 orang menunggu lebih dari dua jam.',
      confidence: 'high',
    },
    { element: 'CONDUCT', score: 4, evidence: '38 dari 42 orang disapa dengan ramah.', confidence: 'medium' },
  ],
  goodPractice: 'Petugas menjelaskan persyaratan sebelum nomor antrean diambil.',
  problem: 'Antrean pagi hari melebihi kursi tunggu.',
  requestedAction: 'Buka loket kedua pada pukul 07.30 sampai 10.00.',
  sources: 'Wawancara di ruang tunggu, 14 hari kerja.',
  conflictOfInterest: null,
  isNamed: true,
};

/** The template as a sheet: its columns, and one row to be replaced. */
export function templateCsv(columns: readonly string[]): string {
  const { period, scores } = exampleInput;
  const cells: Record<string, string> = {
    jendela: exampleInput.window,
    mulai: period.from,
    selesai: period.to,
    unit: exampleInput.units.join(' '),
    metode: exampleInput.method,
    pengamatan: String(exampleInput.observations),
    praktik_baik: exampleInput.goodPractice,
    masalah: exampleInput.problem,
    tindakan: exampleInput.requestedAction,
    sumber: exampleInput.sources,
    disebut: 'ya',
  };
  for (const { element, score, evidence, confidence } of scores) {
    cells[`nilai_${element}`] = String(score);
    cells[`bukti_${element}`] = evidence;
    cells[`yakin_${element}`] = confidence;
  }
  return csvText([columns, columns.map((column) => cells[column] ?? '')]);
}
