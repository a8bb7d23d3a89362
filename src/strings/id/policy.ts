/** The anonymity policy: the limits that an administrator sets and everybody at the desk can look up. */
export const policy = {
  title: 'Kebijakan anonimitas',
  lead: 'Batas yang dipakai setiap pencarian kelompok dan setiap pemeriksaan gerbang. Perubahan berlaku untuk usulan berikutnya; usulan yang masih menunggu harus ditolak dan diajukan lagi.',
  labels: {
    k: 'Mutasi paling sedikit dalam satu pengumuman (k)',
    kSensitive: 'Mutasi paling sedikit agar kelompok dasar boleh dihitung',
    kpop: 'Pegawai paling sedikit yang cocok dengan satu uraian',
    costCapPercent: 'Rincian yang boleh hilang (persen)',
    minimumDelayDays: 'Masa tunggu sesudah tanggal SK (hari)',
    fewestTransfers: 'Mutasi paling sedikit dalam satu rilis',
    closingYear: 'Tahun yang ditutup',
    reason: 'Alasan perubahan',
  },
  hints: {
    k: 'Dengan 5, peluang menebak orang yang benar paling tinggi 20 persen.',
    kSensitive:
      'Untuk dasar yang hanya terbit per kelompok dasar, misalnya permintaan sendiri. Pengumuman yang lebih kecil tampil tanpa angka.',
    kpop: 'Dihitung dari tabel kebutuhan pegawai. Tidak kurang dari k.',
    costCapPercent: 'Semakin kecil, semakin rinci pengumumannya dan semakin banyak mutasi yang ditahan.',
    minimumDelayDays: 'Sebelum itu, tanggal pelantikan masih mudah dicocokkan.',
    fewestTransfers: 'Rilis yang terlalu kecil menunjuk orang lewat waktu terbitnya. Tidak kurang dari k.',
    closingYear:
      'Kosongkan di luar penutupan. Selama diisi, rilis hanya memuat SK sampai akhir tahun itu dan rincian yang hilang tidak dibatasi. Yang tetap tersisa hanya dihitung, dan jumlahnya terbit hanya bila sedikitnya k. Kosongkan lagi setelah rilis penutupan disetujui.',
    reason: 'Dibaca auditor dan tidak dapat diubah lagi. Tanpa nama orang. Paling banyak 500 huruf.',
  },
  bounds: (lowest: string, highest: string) => `${lowest} sampai ${highest}.`,
  closingNow: (year: string) =>
    `Tahun ${year} sedang ditutup: hanya SK sampai akhir tahun itu, dan rincian yang hilang tidak dibatasi.`,
  notClosing: 'Tidak ada',
  save: 'Simpan kebijakan',
  saved: (version: string) => `Kebijakan versi ${version} sekarang berlaku.`,
  error: 'Kebijakan belum disimpan',
  inForce: 'Yang berlaku sekarang',
  history: 'Riwayat',
  version: (version: string) => `Versi ${version}`,
  builtIn: 'bawaan Tapis',
  columns: {
    version: 'Versi',
    kSensitive: 'k dasar',
    kpop: 'k pegawai',
    costCapPercent: 'Rincian hilang',
    minimumDelayDays: 'Tunggu',
    fewestTransfers: 'Isi rilis',
    closingYear: 'Tutup tahun',
    reason: 'Alasan',
    setBy: 'Akun',
  },
};
