/** What each check of the gate found wrong, and what to do (design of the gate: checks a to g). */
export const gate = {
  checks: {
    a: 'Kelompok ini lebih kecil dari batas atau anggotanya tidak sesuai uraian. Buat usulan baru.',
    b: 'Calon yang mungkin dimaksud kurang dari batas: umumkan dengan uraian yang lebih kasar. Atau pengumuman bertentangan dengan register: betulkan.',
    c: 'Dalam periode yang sudah ditutup, calon yang mungkin dimaksud kurang dari batas, atau pengumuman bertentangan dengan register.',
    d: 'Uraian menjadi lebih rinci daripada yang sudah terbit. Koreksi hanya boleh mengasarkan.',
    e: 'Selisih angka ini dengan angka lain yang terbit terlalu kecil. Jangan tampilkan, atau tunda sampai kelompoknya cukup besar.',
    f: 'Dokumen memuat isian di luar daftar yang diizinkan. Hapus isian itu.',
    g: 'Dokumen memuat nama, NIP, atau nomor SK dari register. Hapus bagian itu dari uraian.',
  },
};
