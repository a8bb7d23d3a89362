export const home = {
  title: 'Mutasi pegawai dengan alasannya',
  description:
    'Tapis menerbitkan mutasi pegawai Pemerintah Provinsi Lampung dengan alasannya, tanpa nama, dan menampung pengalaman warga yang dilayani.',
  heading: 'Mengapa pegawai dipindahkan, dan bagaimana pelayanan sesudahnya',
  lead: 'Di sini Anda dapat membaca perpindahan pegawai Pemerintah Provinsi Lampung beserta alasan dan kebutuhan yang dijawabnya, tanpa nama pegawai. Bila Anda pernah dilayani di tempat itu, pengalaman Anda dibaca penilai.',
  read: 'Baca pengumuman',
  method: 'Cara kami menjaga nama',
  newest: 'Pengumuman terbaru',
  all: 'Semua pengumuman',
  open: 'Menampung masukan',
  openNote:
    'Terbitan terakhir yang menampung pengalaman warga. Batas waktunya tertera di halaman masing-masing.',
  openNone: 'Terbitan terakhir tidak membuka masukan.',
  numbers: (year: string) => `Tahun ${year} dalam empat angka`,
  announcements: 'pengumuman terbit',
  transfers: 'mutasi di dalamnya',
  agencies: 'perangkat daerah disebut',
  smallest: 'pegawai dalam kelompok terkecil',
  steps: 'Bagaimana caranya',
  stepList: [
    {
      title: 'Digabung, lalu terbit',
      text: 'Keputusan yang sudah ditetapkan dikelompokkan, sedikitnya lima mutasi dengan uraian yang sama. Dua orang memeriksa sebelum terbit.',
    },
    {
      title: 'Warga bercerita',
      text: 'Siapa pun yang pernah dilayani dapat memberi masukan tanpa akun dan tanpa nama. Surel dipakai sekali saja, untuk mengirim kode.',
    },
    {
      title: 'Penilai membaca',
      text: 'Masukan dibaca penilai bersama data lain. Tidak ada nilai yang memutuskan sendiri, dan tidak ada pegawai yang diberi peringkat.',
    },
  ],
};
