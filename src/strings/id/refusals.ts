import { organisationRefusals } from './organisation-refusals.ts';

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
  'feedback.captcha-unreachable':
    'Layanan pemeriksaan “saya bukan robot” tidak menjawab. Isian Anda masih ada di sini: kirim lagi beberapa menit lagi.',
  'feedback.too-many':
    'Terlalu banyak kiriman dari jaringan ini, ke alamat ini, atau tentang layanan ini. Coba lagi dalam {minutes} menit.',
  'feedback.unit-missing': 'Pilih unit layanan tempat Anda dilayani.',
  'feedback.month-missing': 'Pilih bulan ketika Anda dilayani.',
  'feedback.relation-missing': 'Pilih hubungan Anda dengan layanan ini.',
  'feedback.answer-invalid': 'Pilih salah satu jawaban yang tersedia.',
  'feedback.too-few-answers': 'Jawab sedikitnya dua pertanyaan dengan jawaban selain “Tidak tahu”.',
  'feedback.text-too-long': 'Persingkat cerita Anda menjadi paling banyak 2.000 huruf.',
  'feedback.text-control-characters':
    'Teks ini berisi tanda yang tidak dapat dibaca. Hapus, lalu ketik ulang bagian itu.',
  'feedback.email-invalid': 'Tulis alamat surel yang lengkap, misalnya nama@contoh.id.',
  'feedback.email-look-alike':
    'Alamat surel memuat huruf atau tanda yang hanya mirip dengan yang biasa. Ketik ulang dengan a–z, angka, dan @.',
  'feedback.form-key-missing': 'Formulir ini tidak lengkap. Buka ulang halaman, lalu isi kembali.',
  'feedback.submission-unknown':
    'Kiriman ini tidak ditemukan atau sudah selesai. Mulai lagi dari pengumuman.',
  'feedback.already-spoken':
    'Alamat surel ini sudah memberi masukan pada masa masukan ini. Satu orang satu suara.',
  'feedback.code-wrong': 'Kode tidak cocok. Periksa enam angka dalam surel terakhir dari Tapis.',
  'feedback.code-expired': 'Kode sudah lewat sepuluh menit. Minta kode baru di bawah.',
  'feedback.code-exhausted': 'Kode sudah salah lima kali dan tidak berlaku lagi. Minta kode baru di bawah.',
  'feedback.decided':
    'Tentang masukan ini sudah diputuskan, jadi isinya tidak dapat diperbaiki lagi. Anda dapat mengajukan banding.',
  'feedback.changed': 'Masukan ini baru saja diperbaiki dari tempat lain. Lacak lagi, lalu perbaiki.',
  'feedback.service-code-wrong':
    'Kode layanan ini tidak lengkap atau salah ketik. Periksa sepuluh huruf dan angkanya.',
  'feedback.service-code-unknown':
    'Kode layanan ini tidak dikenal. Periksa cariknya, atau kosongkan dan pakai surel.',
  'feedback.service-code-used': 'Kode layanan ini sudah dipakai. Satu carik berlaku satu kali.',
  'feedback.service-code-expired':
    'Kode layanan ini tidak berlaku lagi. Kosongkan isian ini dan pakai surel.',
  'feedback.service-code-other-unit':
    'Kode layanan ini dari unit lain. Pilih unit yang memberikannya, atau kosongkan dan pakai surel.',
  'feedback.slips-invalid': 'Ada isian yang perlu diperbaiki.',
  'feedback.slips-number': 'Jumlah carik: tulis bilangan bulat dari 1 sampai 200.',
  'feedback.slips-days': 'Masa berlaku: tulis jumlah hari dari 1 sampai 90.',
  'feedback.slips-unknown': 'Lembar kode ini tidak ada.',
  'privacy.form-invalid': 'Ada isian yang perlu diperbaiki.',
  'privacy.form-key-missing': 'Formulir ini tidak lengkap. Buka ulang halaman, lalu isi kembali.',
  'privacy.kind-missing': 'Pilih apa yang Anda minta.',
  'privacy.role-missing': 'Pilih Anda sebagai siapa.',
  'privacy.name-missing': 'Tulis nama Anda, agar data Anda dapat ditemukan.',
  'privacy.text-missing': 'Uraikan data apa yang Anda maksud.',
  'privacy.text-too-long': 'Persingkat isian ini.',
  'privacy.text-control-characters':
    'Isian ini memuat tanda yang tidak dapat dibaca. Ketik ulang bagian itu.',
  'privacy.email-invalid': 'Tulis alamat surel yang lengkap, atau kosongkan.',
  'privacy.captcha-missing':
    'Pemeriksaan “saya bukan robot” belum selesai. Tunggu sampai selesai, lalu kirim lagi.',
  'privacy.captcha-failed': 'Pemeriksaan “saya bukan robot” tidak berlaku lagi. Ulangi, lalu kirim lagi.',
  'privacy.captcha-unreachable': 'Layanan pemeriksaan tidak menjawab. Coba lagi sebentar lagi.',
  'privacy.too-many': 'Terlalu banyak permintaan dari jaringan ini. Coba lagi dalam {minutes} menit.',
  'privacy.request-unknown': 'Permintaan ini tidak ada, atau isinya sudah dihapus.',
  'privacy.already-answered': 'Permintaan ini sudah dijawab orang lain.',
  'privacy.answer-missing': 'Tulis jawabannya.',
  'privacy.outcome-missing': 'Pilih hasilnya.',
  'feedback.agency-missing': 'Pilih sedikitnya satu perangkat daerah.',
  'feedback.family-missing': 'Pilih rumpun jabatan.',
  'feedback.unit-unknown': 'Pilih unit dari perangkat daerah yang dipilih.',
  'feedback.day-invalid': 'Tulis tanggal yang ada, misalnya 2026-12-31.',
  'feedback.opening-out-of-bounds': 'Pilih hari buka dari hari ini sampai {most} hari ke depan.',
  'feedback.closing-out-of-bounds': 'Pilih hari terakhir {fewest} sampai {most} hari sesudah hari buka.',
  'feedback.question-too-long': 'Persingkat pertanyaan menjadi paling banyak 300 huruf.',
  'feedback.reason-missing': 'Tulis alasannya.',
  'feedback.reason-too-long': 'Persingkat alasan menjadi paling banyak 500 huruf.',
  'feedback.person-named':
    'Teks ini terbit, dan “{found}” dapat menunjuk orang. Hapus nama, jabatan tunggal, atau nomor itu.',
  'feedback.too-few-holders':
    'Tabel kebutuhan pegawai tidak menunjukkan sedikitnya {fewest} pegawai rumpun ini di perangkat daerah yang dipilih. Pilih lebih banyak perangkat daerah atau rumpun lain, supaya tidak ada orang yang dapat dikenali.',
  'feedback.extension-too-late':
    'Masa masukan hanya dapat diperpanjang selama dibuka dan {days} hari sesudahnya.',
  'feedback.extension-out-of-bounds':
    'Pilih hari yang lebih lambat daripada hari terakhir sekarang, belum lewat, dan paling lambat {most} hari sesudah hari buka.',
  'feedback.announcement-withdrawn': 'Pengumumannya sudah ditarik. Masa masukannya tidak dapat dibuka lagi.',
  'feedback.review-closed': 'Telaahnya sudah ditutup. Masa masukan ini tidak dapat dibuka lagi.',
  'feedback.window-changed':
    'Masa masukan ini diubah orang lain setelah Anda membuka halaman. Lihat riwayatnya, lalu kirim lagi.',
  'feedback.decision-reason-missing': 'Pilih satu alasan untuk keputusan Anda.',
  'feedback.not-held': 'Masukan ini sudah diputuskan atau ditarik. Muat ulang halaman ini.',
  'feedback.own-evaluation':
    'Anda menilai perangkat daerah ini. Keputusan tentang masukannya diambil orang lain.',
  'feedback.same-person': 'Anda yang memutuskan pertama. Banding diputuskan orang lain.',
  'feedback.appeal-unknown': 'Banding ini tidak ada atau sudah diputuskan. Muat ulang halaman ini.',
  'feedback.appeal-not-open':
    'Untuk masukan ini tidak ada keputusan yang dapat dibanding, atau banding sudah pernah diajukan.',
  'feedback.appeal-text-missing': 'Tulis mengapa keputusan itu keliru.',
  'feedback.appeal-text-too-long': 'Persingkat banding Anda menjadi paling banyak 1.000 huruf.',
  'evaluation.form-invalid': 'Ada isian yang perlu diperbaiki.',
  'evaluation.case-unknown': 'Masa masukan ini tidak ada.',
  'evaluation.attachment-unknown': 'Lampiran ini tidak ada, atau sudah dihapus.',
  'evaluation.window-open':
    'Masa masukan masih dibuka. Telaah dapat disimpan, dan ditutup setelah masa masukan berakhir.',
  'evaluation.review-closed': 'Telaah ini sudah ditutup dan tidak dapat diubah.',
  'evaluation.review-changed':
    'Telaah ini diubah orang lain setelah Anda membukanya. Muat ulang halaman; salin dulu tulisan Anda.',
  'evaluation.text-missing': 'Tulis bagian ini sebelum menutup telaah.',
  'evaluation.text-too-long': 'Persingkat menjadi paling banyak 4.000 huruf.',
  'evaluation.text-unknown': 'Teks ini tidak ada, atau sudah ditarik penulisnya.',
  'evaluation.undecided':
    'Masih ada {count} sorotan yang belum diputuskan. Pilih samarkan atau biarkan terbaca untuk setiap sorotan.',
  'evaluation.decisions-stale':
    'Keputusan ini dibuat untuk teks lain dan tidak disimpan. Tinjau teks di bawah.',
  'evaluation.words-missing': 'Kata berikut tidak ada dalam teks: {words}. Periksa ejaannya, satu per baris.',
  'evaluation.texts-undecided':
    'Masih ada {count} cerita dengan sorotan yang belum diputuskan. Tinjau cerita itu, lalu tutup telaahnya.',
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
    'Mutasi untuk menghitung dasar kelompok ini: tulis bilangan bulat dari {lowest} sampai {highest}, tidak kurang dari k.',
  'publication.kpop-out-of-bounds':
    'Pegawai yang cocok: tulis bilangan bulat dari {lowest} sampai {highest}, tidak kurang dari k.',
  'publication.cost-cap-out-of-bounds':
    'Rincian yang boleh hilang: tulis bilangan bulat dari {lowest} sampai {highest}.',
  'publication.delay-out-of-bounds': 'Masa tunggu: tulis jumlah hari dari {lowest} sampai {highest}.',
  'publication.fewest-transfers-out-of-bounds':
    'Mutasi dalam satu rilis: tulis bilangan bulat dari {lowest} sampai {highest}, tidak kurang dari k.',
  'publication.closing-year-not-over':
    'Tahun yang ditutup: tulis empat angka tahun yang sudah berakhir, atau kosongkan.',
  'publication.decision-incomplete':
    'Keputusan hukum memerlukan nomor, tanggal, penerbit, dan ringkasan. Isi keempatnya, atau kosongkan seluruhnya.',
  'publication.decision-date-invalid':
    'Tanggal keputusan: tulis hari yang tidak di masa depan, misalnya 2026-09-01.',
  'publication.decision-too-long':
    'Bagian keputusan hukum ini terlalu panjang. Persingkat sampai panjang dalam petunjuknya.',
  'publication.decision-link-invalid': 'Tautan keputusan: tulis alamat https, atau kosongkan.',
  'publication.decision-names-somebody':
    'Keputusan memuat nama, NIP, atau nomor SK dari register. Keputusan terbit apa adanya: hapus bagian itu.',
  'publication.policy-reason-missing': 'Tulis alasan perubahan.',
  'publication.policy-reason-too-long': 'Persingkat alasan menjadi paling banyak 500 huruf.',
  'publication.reason-missing': 'Tulis alasannya.',
  'publication.reason-too-long': 'Persingkat alasan menjadi paling banyak 1.200 huruf.',
  'publication.narrative-empty': 'Tulis uraian dalam bahasa Indonesia.',
  'publication.narrative-too-long': 'Persingkat uraian menjadi paling banyak 1.200 huruf.',
  'publication.announcement-unknown': 'Pengumuman ini tidak ada, atau sudah ditarik.',
  'publication.revision-pending':
    'Perubahan lain atas pengumuman ini sudah disetujui dan sedang diterbitkan. Tunggu sampai selesai.',
  'publication.undecided':
    'Teks ini memuat bagian yang mungkin menunjuk seseorang. Putuskan setiap bagian, lalu simpan lagi.',
  'publication.decisions-stale':
    'Keputusan ini dibuat untuk teks lain dan tidak disimpan. Tinjau teks di bawah.',
  'publication.words-missing':
    'Kata berikut tidak ada dalam teks: {words}. Periksa ejaannya, satu per baris.',
  'publication.decided-too-long': 'Setelah disamarkan, teks ini lebih dari 1.200 huruf. Persingkat teksnya.',
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
  ...organisationRefusals,
};
