/** What the gate found, and what to do about it. */
export const gate = {
  remedies: {
    'hold-cohort': 'Kelompok ini lebih kecil dari batas. Tahan sampai cukup besar: buat usulan baru.',
    'correct-size': 'Jumlah yang ditulis bukan jumlah anggota kelompok. Buat usulan baru.',
    'correct-members': 'Ada anggota yang tidak sesuai uraian, atau yang sudah diumumkan. Buat usulan baru.',
    'reconcile-register': 'Pengumuman bertentangan dengan register. Betulkan register, lalu ulangi.',
    'coarsen-description':
      'Calon yang mungkin dimaksud kurang dari batas. Umumkan dengan uraian yang lebih kasar.',
    'keep-or-coarsen': 'Uraian menjadi lebih rinci daripada yang sudah terbit. Biarkan atau kasarkan.',
    'remove-field': 'Isian ini tidak ada dalam daftar yang diizinkan. Hapus.',
    'correct-field': 'Isian ini tidak ada atau isinya keliru. Betulkan.',
    'use-hierarchy-value': 'Nilai ini tidak ada dalam hierarki yang berlaku. Pakai nilai dari hierarki.',
    'generalise-post': 'Jabatan pemimpin hanya boleh disebut menurut jenisnya. Kasarkan jabatannya.',
    'correct-counts': 'Angka-angka ini tidak berjumlah sama dengan seluruhnya. Hitung ulang.',
    'withhold-counts': 'Angka ini dapat mengungkap alasan seseorang. Jangan tampilkan.',
    'withhold-figure':
      'Selisih angka ini dengan angka lain yang terbit terlalu kecil, atau angka ini bukan jumlah dari yang terbit. Jangan tampilkan.',
    'mask-text': 'Teks memuat nama, NIP, atau nomor SK dari register. Hapus bagian itu.',
    'rebuild-site':
      'Berkas ini mengatakan lain daripada catatan publik, atau tidak ada. Bangun lagi situsnya; bila terulang, betulkan halamannya.',
    'mark-figure':
      'Ada angka atau nama di luar tanda yang dapat diperiksa, atau tandanya tidak ada. Betulkan halamannya.',
    'remove-file':
      'Berkas ini tidak boleh ada di situs, atau tidak dapat diperiksa. Keluarkan dari situs atau ganti.',
  },
};
