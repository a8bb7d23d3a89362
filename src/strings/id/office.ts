/** Transfers that are published openly, as those of public offices: the list, the page of one, and their words. */
export const office = {
  title: 'Jabatan publik',
  description:
    'Mutasi pada jabatan pimpinan yang hanya ada satu, diterbitkan terbuka atas dasar keputusan hukum yang tercatat.',
  lead: 'Jabatan pimpinan perangkat daerah hanya ada satu dan pemegangnya diketahui umum. Mutasi seperti itu tidak dapat dibuat anonim.',
  settingTitle: 'Apakah diterbitkan',
  off: 'Tidak. Tidak ada keputusan hukum yang tercatat, sehingga tidak ada mutasi yang diterbitkan sebagai jabatan publik. Jabatan pimpinan hanya tampil di dalam kelompok, dengan jenisnya saja.',
  on: (date: string) =>
    `Ya. Pada terbitan terakhir, ${date}, berlaku keputusan hukum berikut. Nama tetap tidak diterbitkan.`,
  listTitle: 'Yang diterbitkan',
  none: 'Belum ada mutasi yang diterbitkan sebagai jabatan publik.',
  notAnonymous: 'Jabatan publik, tidak anonim',
  notAnonymousText:
    'Dokumen ini menyangkut jabatan publik yang hanya ada satu. Siapa pemegangnya dapat diketahui siapa saja, sehingga dokumen ini tidak anonim. Nama, NIP, nomor surat keputusan, dasar, dan arah perpindahan tidak diterbitkan.',
  permittedBy: (number: string, issuer: string, date: string) =>
    `Penerbitannya diizinkan oleh ${number} dari ${issuer}, tanggal ${date}.`,
  facts: 'Yang diterbitkan',
  post: 'Jabatan',
  kind: 'Jenis jabatan',
  origin: 'Asal',
  destination: 'Tujuan',
  effective: 'Mulai berlaku',
  why: 'Keterangan',
  decision: 'Keputusan hukum',
  number: 'Nomor',
  date: 'Tanggal',
  issuer: 'Penerbit',
  summary: 'Ringkasan',
  link: 'Baca keputusannya',
  untranslated: 'Bagian ini tersedia dalam bahasa Indonesia saja.',
  published: (date: string) => `Terbit ${date}`,
  toMethod: 'Mengapa jabatan pimpinan tidak dapat dibuat anonim',
  fromList: 'Mutasi yang diterbitkan terbuka sebagai jabatan publik',
  sentence: {
    to: (post: string, agency: string, from: string) => `${post} ${agency} diisi dari ${from}`,
    toWithin: (post: string, agency: string) => `${post} ${agency} diisi dari dalam`,
    from: (post: string, agency: string, to: string) => `${post} ${agency} berpindah ke ${to}`,
    fromWithin: (post: string, agency: string) => `${post} ${agency} berpindah jabatan di tempat yang sama`,
  },
  rationale: (agency: string) =>
    `Mutasi ini menyangkut jabatan pimpinan tinggi yang hanya ada satu di ${agency}. Siapa pemegangnya diketahui umum, dan keputusan hukum yang tercatat mengizinkan penerbitannya. Dasar dan arah perpindahan tidak diterbitkan.`,
  withdrawn: {
    title: 'Dokumen ini ditarik',
    lead: (date: string) => `Dokumen jabatan publik di alamat ini ditarik pada ${date}.`,
    kept: 'Isinya sudah dihapus. Yang disimpan hanya tanggal, alasan ini, dan sidik dokumen terakhirnya.',
  },
};
