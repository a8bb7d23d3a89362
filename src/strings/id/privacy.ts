/** Seven points of UU 27/2022 art. 21(1), then rights and contact. */
export const privacy = {
  title: 'Pemberitahuan privasi',
  description:
    'Data apa yang diproses Tapis, untuk apa, berapa lama, dan hak Anda menurut UU Pelindungan Data Pribadi.',
  lead: 'Membaca situs ini tidak memerlukan data apa pun dari Anda. Tidak ada kuki untuk pembaca, tidak ada pelacak, dan tidak ada permintaan ke pihak ketiga. Pemberitahuan ini berlaku bila Anda memberi masukan (UU 27/2022 Pasal 21).',
  leadCaptcha:
    'Membaca situs ini tidak memerlukan data apa pun dari Anda. Tidak ada kuki untuk pembaca dan tidak ada pelacak. Hanya formulir masukan yang memuat hCaptcha, layanan pihak ketiga, untuk membedakan orang dari mesin. Pemberitahuan ini berlaku bila Anda memberi masukan (UU 27/2022 Pasal 21).',
  points: [
    {
      title: '1. Legalitas pemrosesan',
      text: 'Kami memproses masukan untuk pelaksanaan tugas dalam rangka kepentingan umum dan pelayanan publik, serta dengan persetujuan yang Anda berikan saat mengirim (UU 27/2022 Pasal 20). Persetujuan dapat ditarik kapan saja.',
    },
    {
      title: '2. Tujuan',
      text: 'Agar penilai mengetahui bagaimana pelayanan dialami sebelum dan sesudah perpindahan pegawai. Masukan dinilai per unit layanan, tidak menjadi nilai seorang pegawai, dan tidak memutuskan apa pun secara otomatis.',
    },
    {
      title: '3. Jenis dan relevansi data',
      text: 'Hanya yang diperlukan: pengalaman Anda, tempat dan bulan pelayanan, serta satu alamat surel untuk memastikan satu orang bersuara satu kali. Kami tidak meminta nama, NIK, atau nomor telepon.',
    },
    {
      title: '4. Jangka waktu retensi dokumen',
      text: 'Dihapus dengan memusnahkan kuncinya, sehingga salinan cadangan pun tidak terbaca lagi. Lihat tabel di bawah.',
    },
    {
      title: '5. Rincian informasi yang dikumpulkan',
      text: 'Unit dan bulan pelayanan, jawaban atas pertanyaan, cerita bebas (bila diisi), hubungan Anda dengan kantor itu, dan alamat surel. Alamat surel dipakai untuk mengirim satu kode, lalu dibuang; yang tersimpan hanya sidik berkunci yang tidak dapat dibalik tanpa kunci kami. Cerita disimpan tersegel. Nama, nomor, dan alamat di dalamnya disamarkan sebelum dibaca penilai.',
    },
    {
      title: '6. Jangka waktu pemrosesan',
      text: 'Sejak Anda mengirim sampai jangka waktu dalam tabel berakhir, atau sampai Anda menarik kembali masukan.',
    },
    {
      title: '7. Hak Anda',
      text: 'Memperoleh informasi, memperbaiki, mengakses dan menyalin, menghapus, menarik persetujuan, menunda dan membatasi pemrosesan, serta berkeberatan atas keputusan otomatis (Pasal 5 sampai 13). Dengan nomor rujukan di tanda terima, Anda dapat melacak masukan. Permintaan akses dan perbaikan dijawab dalam 3 × 24 jam.',
    },
  ],
  retention: {
    caption: 'Berapa lama disimpan',
    columns: ['Data', 'Disimpan'],
    rows: [
      ['Masukan yang belum dikonfirmasi', '48 jam'],
      ['Alamat surel', 'Tidak disimpan; hanya sidik berkunci'],
      ['Jawaban, cerita, dan banding', 'Dua tahun setelah masa masukan ditutup'],
      ['Sesi petugas', '30 hari'],
      ['Catatan audit petugas', 'Lima tahun'],
    ],
  },
  cookieTitle: 'Kuki',
  cookie:
    'Hanya petugas yang masuk ke meja kerja mendapat satu kuki sesi. Pembaca dan pemberi masukan tidak.',
  employeesTitle: 'Data pegawai',
  employees:
    'Situs ini tidak menerbitkan data pribadi pegawai. Caranya dijelaskan di halaman Metode. Data pegawai yang menjadi dasar pengumuman disimpan di ruang terbatas, dengan nama dan NIP tersegel.',
  contactTitle: 'Hubungi kami',
  contact:
    'Pertanyaan dan permintaan tentang data pribadi ditujukan kepada Pejabat Pelindungan Data Pribadi Pemerintah Provinsi Lampung; permohonan informasi publik kepada PPID Provinsi Lampung. Perubahan pemberitahuan ini diumumkan di sini sebelum berlaku.',
  methodLink: 'Baca metode',
};
