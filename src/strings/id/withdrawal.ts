/** The page that stands in the place of a withdrawn announcement. */
export const withdrawal = {
  title: 'Pengumuman ini ditarik',
  lead: (date: string) => `Pengumuman di alamat ini ditarik pada ${date}.`,
  reason: 'Mengapa ditarik',
  untranslated: 'Alasan ini tersedia dalam bahasa Indonesia saja.',
  kept: 'Isinya sudah dihapus. Yang disimpan hanya tanggal, alasan ini, dan sidik dokumen terakhirnya. Masa masukannya ditutup; masukan yang sudah diterima tetap dibaca.',
};
