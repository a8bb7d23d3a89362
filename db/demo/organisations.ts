/** Organisations of the demo: what they apply with, by the fields of the form. The first one is verified, the second waits. */
export const demoRepresentative = {
  email: 'perwakilan@demo.tapis.example',
  displayName: 'Yohana Silaban',
};

export const demoApplications: readonly Readonly<Record<string, string>>[] = [
  {
    bentuk: 'yayasan',
    nama: 'Yayasan Rekaan Loket Terbuka',
    nomor: 'AHU-0099123.AH.01.04.TAHUN 2021',
    'akta-nomor': '14',
    'akta-tanggal': '09-03-2021',
    'akta-notaris': 'Notaris Rekaan, S.H., M.Kn.',
    npwp: '09.876.543.2-101.000',
    domisili: 'Kota Bandar Lampung',
    mandat: 'Ketua pengurus, surat tugas nomor 7/YRLT/2026',
    'kontak-nama': demoRepresentative.displayName,
    surel: demoRepresentative.email,
    benturan: 'tidak',
    'benturan-uraian': '',
    disebut: 'ya',
  },
  {
    bentuk: 'ormas',
    nama: 'Forum Rekaan Pemantau Puskesmas',
    nomor: '220/0117/SKT/V.07/2026',
    'akta-nomor': '3',
    'akta-tanggal': '21-01-2026',
    'akta-notaris': 'Notaris Rekaan, S.H.',
    npwp: '09.111.222.3-102.000',
    domisili: 'Kabupaten Pringsewu',
    mandat: 'Rapat pengurus 2 Februari 2026, surat nomor 2/FRPP/2026',
    'kontak-nama': 'Suparjo Hadi',
    surel: 'forum@demo.tapis.example',
    benturan: 'ada',
    'benturan-uraian': 'Seorang pengurus pernah menjadi tenaga honorer dinas kesehatan sampai 2022.',
  },
];

/** A white dot: stands in for every scan. */
export const demoScan = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

/** What the verified organisation says; window, months and units are added where it speaks. */
export const demoInputs: readonly Readonly<Record<string, string>>[] = [
  {
    metode: 'OBSERVATION',
    pengamatan: '36',
    'nilai-TIME': '2',
    'bukti-TIME':
      '22 dari 36 pengunjung menunggu lebih dari satu jam, diukur dengan catatan jam masuk dan panggil.',
    'yakin-TIME': 'high',
    'nilai-CONDUCT': '4',
    'bukti-CONDUCT': '34 dari 36 pengunjung disapa dan diberi penjelasan tanpa diminta.',
    'yakin-CONDUCT': 'medium',
    'praktik-baik': 'Petugas di meja depan memeriksa berkas sebelum nomor antrean diambil.',
    masalah: 'Pada pukul 08.00 sampai 10.00 hanya satu loket dibuka.',
    tindakan: 'Buka loket kedua pada pagi hari, dan pasang perkiraan waktu tunggu.',
    sumber: 'Pengamatan sembilan hari kerja, lembar catatan tersimpan pada organisasi.',
    benturan: 'tidak',
    disebut: 'ya',
  },
  {
    metode: 'INTERVIEW',
    pengamatan: '18',
    'nilai-REQUIREMENTS': '3',
    'bukti-REQUIREMENTS': '15 dari 18 orang mengetahui persyaratan sebelum datang.',
    'yakin-REQUIREMENTS': 'medium',
    'praktik-baik': 'Persyaratan tertulis dengan bahasa sehari-hari di pintu masuk.',
    sumber: 'Wawancara di ruang tunggu.',
    benturan: 'tidak',
  },
];
