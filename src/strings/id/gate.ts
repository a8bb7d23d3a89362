import type { GateRemedy } from '#features/anonymity/index.ts';

/** What the gate checks (a to g), what it found wrong, what to do, and its report in plain words. */
export const gate = {
  names: {
    a: 'Anggota: setiap pengumuman cukup besar, dan anggotanya mutasi dari register',
    b: 'Pencocokan: pemegang register tetap menemukan cukup banyak calon',
    c: 'Tahun yang ditutup: hal yang sama bila tidak ada lagi yang akan terbit',
    d: 'Revisi: tidak ada yang menjadi lebih rinci',
    e: 'Selisih: tidak ada dua angka yang menunjuk segelintir orang',
    f: 'Isian: hanya yang ada dalam daftar izin',
    g: 'Nama: tidak ada nama dan nomor dari register',
  },
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
    'record-decision':
      'Keputusan hukum yang berlaku tidak mengizinkannya: catat keputusannya, atau ajukan lagi.',
    'hold-office': 'Ini tidak dapat terbit sebagai jabatan publik: tahan.',
  } as Readonly<Record<GateRemedy, string>>,
  report: {
    title: (kind: string, id: string, state: string) => `${kind} ${id}: ${state}`,
    policy: (version: string) => `Kebijakan: versi ${version}`,
    otherPolicy: (version: string) =>
      `Kini berlaku kebijakan versi ${version}, sehingga usulan ini tidak dapat disetujui: tolak, lalu ajukan lagi.`,
    hierarchy: (version: string) => `Hierarki: versi ${version}`,
    announcements: (announcements: string, transfers: string) =>
      `Pengumuman: ${announcements}, mewakili ${transfers} mutasi`,
    offices: (count: string) => `Jabatan publik: ${count}`,
    smallest: (size: string, k: string) => `Kelompok terkecil: ${size} (k = ${k})`,
    held: (count: string) => `Ditahan: sedikitnya ${count}`,
    heldFew: (k: string) => `Ditahan: kurang dari ${k}, atau tidak disebut`,
    cost: (percent: string) => `Rincian yang hilang: rata-rata ${percent} %`,
    prosecutor: (percent: string) => `Peluang tertinggi menebak orang yang benar: ${percent} %`,
    marketer: (percent: string) => `Peluang rata-rata menebak orang yang benar: ${percent} %`,
    erased: (count: string) => `Sudah ditarik, dan tidak diperiksa: ${count}`,
    check: (letter: string, name: string, verdict: string) => `(${letter}) ${name}: ${verdict}`,
    finding: (place: string, remedy: string) => `${place}: ${remedy}`,
    passed: 'lulus',
    failed: 'GAGAL',
    allPassed: 'Gerbang meluluskan rilis ini.',
    someFailed: 'Gerbang menolak rilis ini.',
  },
};
