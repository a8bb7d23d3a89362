export const method = {
  title: 'Metode',
  description:
    'Apa yang dijanjikan Tapis tentang nama pegawai, apa yang tidak, dan bagaimana setiap pengumuman diperiksa sebelum terbit.',
  heading: 'Bagaimana pegawai dijaga dan alasan tetap terbuka',
  lead: 'Keputusan badan publik dan pertimbangannya terbuka untuk umum. Data pribadi tidak. Halaman ini menjelaskan bagaimana keduanya dipenuhi bersama.',
  promiseTitle: 'Yang kami janjikan',
  promise: (k: number) =>
    `Dari situs ini tidak seorang pun dapat mengetahui siapa, di antara sedikitnya ${k} orang, yang dimaksud sebuah pengumuman; juga bila ia memegang seluruh surat keputusan.`,
  noPromiseTitle: 'Yang tidak kami janjikan',
  noPromise:
    'Kerahasiaan terhadap orang yang sudah mengenal pegawai itu dan alasannya. Surat keputusan dan berita pelantikan tetap ada di luar situs ini.',
  whyTitle: 'Mengapa berkelompok',
  why: [
    'Surat keputusan menyebut nama dan dapat ditemukan orang. Tanggal, perangkat daerah, jabatan, dan golongan bersama-sama menjadi kunci ke surat itu. Karena itu satu mutasi tidak dapat diterbitkan sendirian lalu disebut anonim.',
    'Mengaburkan tiap mutasi satu per satu sampai mirip dengan beberapa baris lain tidak cukup. Dalam simulasi dengan pembaca yang memegang seluruh daftar keputusan, cara itu menyisakan 60 sampai 82 persen catatan yang cocok dengan kurang dari k orang. Dengan kelompok, tidak ada satu pun yang tersisa.',
  ],
  cohortTitle: 'Apa itu satu pengumuman',
  cohort: (k: number, kpop: number) =>
    `Satu pengumuman adalah satu kelompok: sedikitnya ${k} mutasi nyata dengan uraian yang persis sama, dan tabel kebutuhan memuat sedikitnya ${kpop} jabatan terisi yang cocok dengan uraian itu. Bila kelompok belum cukup besar, uraiannya dibuat lebih umum selangkah demi selangkah:`,
  levels: {
    caption: 'Tingkat uraian',
    columns: ['Bagian uraian', 'Paling rinci', 'Lebih umum', 'Paling umum'],
    rows: [
      ['Asal dan tujuan', 'Perangkat daerah', 'Urusan, misalnya kesehatan', 'Tidak disebut'],
      ['Jabatan', 'Rumpun, misalnya tenaga kesehatan', 'Jenis, misalnya fungsional', 'Tidak disebut'],
      ['Golongan', 'III/c', 'III', 'Tidak disebut'],
      ['Waktu keputusan', 'Bulan', 'Triwulan, lalu semester', 'Tahun'],
    ],
  },
  never:
    'Tidak pernah terbit: nama, NIP, unit, nama jabatan, tanggal pasti, nomor keputusan, masa kerja, pendidikan, jenis kelamin, dan usia. Mutasi yang belum mendapat kelompok ditahan sampai kelompoknya cukup; pada akhir tahun sisanya hanya dihitung.',
  countsTitle: 'Dasar dan arah hanya sebagai jumlah',
  counts: [
    'Dasar pertimbangan dan arah perpindahan dapat melekat pada seseorang. Keduanya ditampilkan hanya bila sedikitnya dua macam hadir dan tidak satu pun melebihi 60 persen. Dasar yang lebih peka, misalnya permintaan sendiri, hanya dihitung per kelompok dasar, dan hanya dalam pengumuman dengan sedikitnya 11 mutasi.',
    'Dasar yang dilindungi undang-undang, misalnya kesehatan, keluarga, atau penilaian seseorang, tidak pernah ditampilkan (UU 14/2008 Pasal 17 huruf h). Pengumuman yang memuatnya tampil tanpa angka, sama seperti pengumuman yang tidak cukup beragam, sehingga ketiadaan angka tidak mengatakan apa-apa.',
  ],
  gateTitle: 'Gerbang sebelum terbit',
  gate: 'Sebelum terbit, pemeriksaan yang terpisah dari pengelompokan menguji seluruh terbitan, bersama semua yang pernah terbit. Satu saja gagal, terbitan tidak dapat disetujui. Sesudah halaman-halamannya dibangun, pemeriksaan itu diulang atas halaman itu sendiri.',
  checks: {
    a: 'Setiap pengumuman memuat cukup banyak mutasi.',
    b: 'Bagi pembaca yang memegang seluruh daftar keputusan, setiap pengumuman tetap cocok dengan cukup banyak orang.',
    c: 'Hal yang sama berlaku bila semua mutasi satu periode sudah terbit.',
    d: 'Tidak ada uraian lama yang menjadi lebih rinci.',
    e: 'Selisih dua terbitan atau dua jumlah tidak menunjuk kelompok yang terlalu kecil.',
    f: 'Dokumen hanya memuat bagian yang ada dalam daftar izin.',
    g: 'Tidak ada nama, NIP, NIK, nomor keputusan, telepon, atau alamat dari daftar pegawai di berkas mana pun.',
  } as Readonly<Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g', string>>,
  twoTitle: 'Dua orang',
  two: 'Petugas yang menyusun terbitan tidak dapat menyetujuinya. Orang kedua membaca naskah yang akan terbit, dan persetujuannya terikat pada isi itu: satu huruf berubah, persetujuan gugur. Perbaikan hanya boleh membuat uraian lebih umum.',
  lastTitle: 'Terbitan terakhir',
  lastNone: 'Belum ada terbitan.',
  last: {
    date: 'Tanggal terbit',
    announcements: 'Pengumuman',
    transfers: 'Mutasi di dalamnya',
    smallest: 'Kelompok terkecil',
    held: 'Masih ditahan',
    heldFew: (k: string) => `kurang dari ${k}, atau tidak disebut`,
    heldAtLeast: (count: string) => `sedikitnya ${count}`,
    prosecutor: 'Peluang tertinggi menebak satu orang',
    marketer: 'Peluang rata-rata menebak satu orang',
    checks: 'Pemeriksaan gerbang',
    passed: (passed: string, all: string) => `${passed} dari ${all} lulus`,
    percent: (value: string) => `${value} %`,
  },
  authenticityTitle: 'Keaslian',
  authenticity:
    'Setiap pengumuman adalah satu dokumen yang ditulis sekali dan disajikan bita demi bita. Sidik SHA-256 di halamannya dapat dibandingkan dengan sidik berkas yang Anda unduh. Revisi baru menyebut sidik revisi sebelumnya.',
};
