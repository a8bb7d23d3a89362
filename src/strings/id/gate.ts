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
    'hold-cohort': 'Tahan kelompok ini sampai cukup besar.',
    'correct-size': 'Besarnya bukan banyaknya anggota: ajukan lagi.',
    'correct-members': 'Anggotanya tidak cocok, atau sudah dipakai di tempat lain: ajukan lagi.',
    'reconcile-register':
      'Dokumen bertentangan dengan register: betulkan register, atau tarik pengumumannya.',
    'coarsen-description': 'Buat uraiannya lebih umum.',
    'keep-or-coarsen': 'Sebut hal yang sama seperti dulu, atau lebih sedikit.',
    'remove-field': 'Hapus isian ini.',
    'correct-field': 'Betulkan isian ini.',
    'use-hierarchy-value': 'Pakai nilai dari hierarki yang berlaku.',
    'generalise-post': 'Sebut jabatan pimpinan ini menurut jenisnya saja.',
    'correct-counts': 'Jumlahnya tidak cocok: betulkan.',
    'withhold-counts': 'Jangan tampilkan jumlah ini.',
    'withhold-figure': 'Jangan tampilkan angka ini.',
    'mask-text': 'Hapus nama atau nomor dari teks ini.',
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
