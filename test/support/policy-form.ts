/** The form of the anonymity policy as an administrator fills it at first. */
export const policyFields = {
  versi: '0',
  k: '6',
  'k-dasar-merit': '6',
  'k-dasar-organisation': '6',
  'k-dasar-request': '11',
  'k-pegawai': '20',
  'rincian-hilang': '60',
  'masa-tunggu': '30',
  'isi-rilis': '6',
  'tutup-tahun': '',
  alasan: 'Rapat tim anonimitas.',
} as const satisfies Readonly<Record<string, string>>;
