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
      text: 'Dihapus dengan memusnahkan kuncinya. Lihat tabel di bawah.',
    },
    {
      title: '5. Rincian informasi yang dikumpulkan',
      text: 'Unit dan bulan pelayanan, jawaban atas pertanyaan, cerita bebas (bila diisi), hubungan Anda dengan kantor itu, dan alamat surel. Alamat surel dipakai untuk mengirim satu kode, lalu dibuang; yang tersimpan hanya sidik berkunci yang tidak dapat dibalik tanpa kunci kami. Cerita disimpan tersegel. Nama, nomor, dan alamat di dalamnya disamarkan sebelum dibaca penilai; penilai dapat membuka bagian itu hanya untuk memeriksa penyamarannya, dan pembukaan itu dicatat.',
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
    others: [
      ['Jawaban', 'Tetap dihitung, tanpa jejak siapa Anda'],
      ['Alamat surel', 'Tidak disimpan; hanya sidik berkunci'],
      ['Pengajuan organisasi yang belum dikonfirmasi', '48 jam'],
      [
        'Pindaian dokumen organisasi dan isi pengajuan',
        '30 hari setelah keputusan; sidik berkas tetap disimpan',
      ],
      ['Narahubung dan data organisasi terverifikasi', 'Selama organisasi terdaftar'],
      ['Masukan organisasi dan lampirannya', 'Dua tahun setelah masa masukan ditutup'],
    ],
    kept: {
      unconfirmedFeedback: 'Masukan yang belum dikonfirmasi',
      feedbackText: 'Cerita dan banding, setelah masa masukan ditutup',
      dataRequest: 'Permintaan data pribadi, setelah dijawab',
      networkTrace: 'Sidik jaringan pengirim, untuk batas kiriman',
      session: 'Sesi petugas',
      audit: 'Catatan audit petugas',
    },
  },
  organisationsTitle: 'Organisasi',
  organisations:
    'Organisasi yang mengajukan verifikasi memberi data lembaganya, nama dan surel narahubung, serta pindaian dokumen. Semuanya tersegel dan hanya dibaca petugas pemeriksa; setiap pembukaan pindaian dicatat. Data tersembunyi dalam berkas, seperti lokasi dan nama perekam, dihapus saat diunggah. Perwakilan punya akun dengan nama, surel, dan sidik kata sandi.',
  cookieTitle: 'Kuki',
  cookie:
    'Hanya petugas dan perwakilan organisasi yang masuk mendapat satu kuki sesi. Pembaca dan warga pemberi masukan tidak.',
  employeesTitle: 'Data pegawai',
  employees:
    'Situs ini tidak menerbitkan data pribadi pegawai. Caranya dijelaskan di halaman Metode. Data pegawai yang menjadi dasar pengumuman disimpan di ruang terbatas, dengan nama dan NIP tersegel.',
  contactTitle: 'Hubungi kami',
  contact:
    'Pertanyaan dan permintaan tentang data pribadi ditujukan kepada Pejabat Pelindungan Data Pribadi Pemerintah Provinsi Lampung; permohonan informasi publik kepada PPID Provinsi Lampung. Perubahan pemberitahuan ini diumumkan di sini sebelum berlaku.',
  methodLink: 'Baca metode',
};
