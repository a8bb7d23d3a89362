/** Words for every code with which a verb refuses: what happened, and what to do. Codes are permanent. */
export const refusals = {
  'identity.sign-in': 'Anda belum masuk. Masuk terlebih dahulu.',
  'identity.forbidden': 'Akun Anda tidak berwenang untuk ini. Minta admin memberikan peran yang sesuai.',
  'identity.wrong-credentials': 'Surel atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.',
  'identity.too-many-attempts': 'Terlalu banyak percobaan masuk. Coba lagi dalam {minutes} menit.',
  'identity.invalid-account':
    'Isian akun “{field}” tidak sesuai. Periksa surel, nama, peran, dan panjang kata sandi.',
  'identity.email-taken': 'Alamat surel ini sudah punya akun.',
  'identity.unknown-account': 'Akun ini tidak ada.',
  'feedback.form-invalid': 'Ada isian yang perlu diperbaiki.',
  'feedback.window-unknown': 'Masa masukan ini tidak ada. Periksa alamat halaman.',
  'feedback.window-closed': 'Masa masukan ini sudah ditutup. Masukan tidak lagi diterima.',
  'feedback.captcha-missing':
    'Pemeriksaan “saya bukan robot” belum selesai. Centang kotaknya dan tunggu sampai selesai, lalu kirim lagi.',
  'feedback.captcha-failed':
    'Pemeriksaan “saya bukan robot” tidak berlaku lagi. Ulangi pemeriksaannya, lalu kirim lagi.',
  'feedback.too-many':
    'Terlalu banyak kiriman dari jaringan atau alamat ini. Coba lagi dalam {minutes} menit.',
  'feedback.unit-missing': 'Pilih unit layanan tempat Anda dilayani.',
  'feedback.month-missing': 'Pilih bulan ketika Anda dilayani.',
  'feedback.relation-missing': 'Pilih hubungan Anda dengan layanan ini.',
  'feedback.answer-invalid': 'Pilih salah satu jawaban yang tersedia.',
  'feedback.too-few-answers': 'Jawab sedikitnya dua pertanyaan dengan jawaban selain “Tidak tahu”.',
  'feedback.text-too-long': 'Persingkat cerita Anda menjadi paling banyak 2.000 huruf.',
  'feedback.text-control-characters':
    'Cerita Anda berisi tanda yang tidak dapat dibaca. Hapus, lalu ketik ulang bagian itu.',
  'feedback.email-invalid': 'Tulis alamat surel yang lengkap, misalnya nama@contoh.id.',
  'feedback.form-key-missing': 'Formulir ini tidak lengkap. Buka ulang halaman, lalu isi kembali.',
  'feedback.submission-unknown':
    'Kiriman ini tidak ditemukan atau sudah selesai. Mulai lagi dari pengumuman.',
  'feedback.already-spoken':
    'Alamat surel ini sudah memberi masukan pada masa masukan ini. Satu orang satu suara.',
  'feedback.code-wrong': 'Kode tidak cocok. Periksa enam angka dalam surel terakhir dari Tapis.',
  'feedback.code-expired': 'Kode sudah lewat sepuluh menit. Minta kode baru di bawah.',
  'feedback.code-exhausted': 'Kode sudah salah lima kali dan tidak berlaku lagi. Minta kode baru di bawah.',
  'evaluation.form-invalid': 'Ada isian yang perlu diperbaiki.',
  'evaluation.case-unknown': 'Masa masukan ini tidak ada.',
  'evaluation.window-open':
    'Masa masukan masih dibuka. Telaah dapat disimpan, dan ditutup setelah masa masukan berakhir.',
  'evaluation.review-closed': 'Telaah ini sudah ditutup dan tidak dapat diubah.',
  'evaluation.review-changed':
    'Telaah ini diubah orang lain setelah Anda membukanya. Muat ulang halaman; salin dulu tulisan Anda.',
  'evaluation.text-missing': 'Tulis bagian ini sebelum menutup telaah.',
  'evaluation.text-too-long': 'Persingkat menjadi paling banyak 4.000 huruf.',
  'evaluation.conflict-undeclared':
    'Nyatakan bahwa Anda tidak punya benturan kepentingan, atau serahkan kasus ini kepada penilai lain.',
  'publication.nothing-to-propose':
    'Belum ada kelompok yang cukup besar untuk diumumkan. Mutasi yang menunggu akan dicoba lagi pada usulan berikutnya.',
  'publication.too-few-transfers':
    'Kelompok yang ditemukan memuat kurang dari {fewest} mutasi, terlalu sedikit untuk satu rilis. Tunggu SK berikutnya.',
  'publication.proposal-open':
    'Masih ada usulan yang menunggu keputusan. Selesaikan usulan itu lebih dahulu.',
  'publication.gate-failed':
    'Gerbang anonimitas menolak rilis ini. Perbaiki bagian yang disebut, lalu ajukan lagi.',
  'publication.release-unknown': 'Usulan rilis ini tidak ada.',
  'publication.not-proposed': 'Usulan ini sudah diputuskan.',
  'publication.same-person':
    'Pengimpor atau pengusul tidak boleh menyetujui rilisnya sendiri. Minta orang kedua memutuskannya.',
  'publication.changed': 'Isi usulan berubah setelah Anda membukanya. Baca lagi, lalu putuskan.',
  'publication.policy-changed':
    'Kebijakan anonimitas berubah setelah usulan ini dibuat. Tolak usulan ini, lalu ajukan lagi.',
  'publication.policy-invalid': 'Ada isian yang perlu diperbaiki.',
  'publication.policy-outdated':
    'Kebijakan diubah orang lain setelah Anda membuka halaman. Bandingkan dengan riwayat di bawah, lalu simpan lagi.',
  'publication.k-out-of-bounds':
    'Mutasi dalam satu pengumuman (k): tulis bilangan bulat dari {lowest} sampai {highest}.',
  'publication.k-sensitive-out-of-bounds':
    'Mutasi untuk menghitung kelompok dasar: tulis bilangan bulat dari {lowest} sampai {highest}.',
  'publication.kpop-out-of-bounds':
    'Pegawai yang cocok: tulis bilangan bulat dari {lowest} sampai {highest}, tidak kurang dari k.',
  'publication.cost-cap-out-of-bounds':
    'Rincian yang boleh hilang: tulis bilangan bulat dari {lowest} sampai {highest}.',
  'publication.delay-out-of-bounds': 'Masa tunggu: tulis jumlah hari dari {lowest} sampai {highest}.',
  'publication.fewest-transfers-out-of-bounds':
    'Mutasi dalam satu rilis: tulis bilangan bulat dari {lowest} sampai {highest}, tidak kurang dari k.',
  'publication.closing-year-not-over':
    'Tahun yang ditutup: tulis empat angka tahun yang sudah berakhir, atau kosongkan.',
  'publication.policy-reason-missing': 'Tulis alasan perubahan.',
  'publication.policy-reason-too-long': 'Persingkat alasan menjadi paling banyak 500 huruf.',
  'publication.reason-missing': 'Tulis alasannya.',
  'publication.reason-too-long': 'Persingkat alasan menjadi paling banyak 1.200 huruf.',
  'publication.narrative-empty': 'Tulis uraian dalam bahasa Indonesia.',
  'publication.narrative-too-long': 'Persingkat uraian menjadi paling banyak 1.200 huruf.',
  'publication.announcement-unknown': 'Pengumuman ini tidak ada, atau sudah ditarik.',
  'publication.revision-pending':
    'Perubahan lain atas pengumuman ini sudah disetujui dan sedang diterbitkan. Tunggu sampai selesai.',
  'publication.level-invalid':
    'Koreksi hanya boleh menyebut hal yang sama atau lebih sedikit. Pilih dari daftar yang tersedia.',
  'publication.nothing-corrected': 'Koreksi ini tidak mengubah apa pun. Ubah uraian atau rinciannya.',
  'publication.already-running': 'Penerbitan lain sedang berjalan. Tunggu sampai selesai.',
  'publication.site-refused':
    'Gerbang anonimitas menolak situs yang dibangun. Situs yang lama tetap terbit. Kerjakan yang disebut, lalu terbitkan lagi.',
  'transfer.file-rejected':
    'Berkas ditolak seluruhnya; tidak ada yang disimpan. Perbaiki baris di bawah, lalu unggah lagi.',
  'staffing.file-rejected':
    'Berkas ditolak seluruhnya; tidak ada yang disimpan. Perbaiki baris di bawah, lalu unggah lagi.',
  'transfer.file-missing': 'Pilih berkas CSV atau XLSX.',
  'outbox.child-failed': 'Pekerjaan ini gagal. Coba sekali lagi; bila tetap gagal, hubungi pengelola sistem.',
};
