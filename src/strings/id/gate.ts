/** What each check of the gate found wrong, and what to do (design of the gate: checks a to g). */
export const gate = {
  checks: {
    a: 'Kelompok ini lebih kecil dari batas atau anggotanya tidak sesuai uraian. Buat usulan baru.',
    b: 'Calon yang mungkin dimaksud kurang dari batas. Umumkan dengan uraian yang lebih kasar.',
    c: 'Periode yang sudah ditutup mempersempit calon. Umumkan dengan uraian yang lebih kasar.',
    d: 'Uraian menjadi lebih rinci daripada yang sudah terbit. Koreksi hanya boleh mengasarkan.',
    e: 'Selisih dengan angka yang sudah terbit terlalu kecil. Tunda sampai kelompoknya cukup besar.',
    f: 'Dokumen memuat isian di luar daftar yang diizinkan. Hapus isian itu.',
    g: 'Dokumen memuat nama, NIP, atau nomor SK dari register. Hapus bagian itu dari uraian.',
  },
};
