/** Words that every area may use. */
export const common = {
  errorPrefix: 'Galat: ',
  onThisPage: 'Di halaman ini',
  breadcrumbs: 'Letak halaman',
  months: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  quarter: (ordinal: number, year: string) => `triwulan ${['I', 'II', 'III', 'IV'][ordinal - 1]} ${year}`,
  halfYear: (ordinal: number, year: string) => `semester ${['I', 'II'][ordinal - 1]} ${year}`,
  year: (year: string) => `tahun ${year}`,
};
