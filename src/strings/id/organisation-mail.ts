/** Mails to organisations and those who speak for them. */
export const organisationMail = {
  signature: 'Tapis · Portal keterbukaan mutasi ASN Provinsi Lampung',
  applicationCodeSubject: 'Kode pengajuan organisasi di Tapis',
  applicationCode: (code: string) =>
    `Kode untuk mengirim pengajuan organisasi Anda: ${code}\n\nKode berlaku sepuluh menit. Masukkan di halaman yang tadi Anda buka.\nBila Anda tidak mengajukan apa pun, abaikan surel ini.`,
  signInCodeSubject: 'Kode masuk Tapis',
  signInCode: (code: string) =>
    `Kode masuk Anda: ${code}\n\nKode berlaku sepuluh menit dan hanya untuk sekali masuk. Jangan berikan kepada siapa pun.\nBila Anda tidak sedang masuk, ganti kata sandi Anda: orang lain mengetahuinya.`,
  changesSubject: 'Pengajuan organisasi Anda perlu diperbaiki',
  changes: (remark: string, link: string) =>
    `Petugas memeriksa dokumen Anda dan meminta perbaikan:\n\n${remark}\n\nPerbaiki pengajuan di alamat ini. Siapa pun yang memegang alamat ini dapat mengubah pengajuan; jangan diteruskan.\n${link}`,
  refusedSubject: 'Pengajuan organisasi Anda tidak disetujui',
  refused: (reason: string) =>
    `Pengajuan Anda diperiksa dua orang dan tidak disetujui, dengan alasan:\n\n${reason}\n\nAnda dapat mengajukan lagi bila keadaannya sudah berubah. Pindaian dokumen dihapus 30 hari setelah keputusan ini.`,
  invitationSubject: 'Undangan mewakili organisasi di Tapis',
  invitation: (organisation: string, link: string, lastDay: string) =>
    `Anda diundang mewakili ${organisation} di Tapis.\n\nBuka alamat ini dan pilih kata sandi. Undangan berlaku sampai ${lastDay} dan hanya untuk sekali pakai.\n${link}`,
  renewedSubject: 'Masa berlaku organisasi Anda diperpanjang',
  renewed: (lastDay: string) => `Perpanjangan disetujui. Organisasi Anda terverifikasi sampai ${lastDay}.`,
  reminderSubject: 'Masa berlaku organisasi Anda segera berakhir',
  reminder: (lastDay: string, link: string) =>
    `Organisasi Anda terverifikasi sampai ${lastDay}. Setelah itu masukan baru tidak diterima sampai perpanjangan disetujui.\n\nAjukan perpanjangan setelah masuk, di alamat ini:\n${link}`,
  suspendedSubject: 'Organisasi Anda ditangguhkan di Tapis',
  suspended: (reason: string) =>
    `Organisasi Anda ditangguhkan mulai sekarang, dengan alasan:\n\n${reason}\n\nPerwakilan tidak dapat masuk dan token tidak berlaku. Masukan yang sudah dikirim tetap tersimpan. Untuk keberatan, hubungi Badan Kepegawaian Daerah.`,
  reinstatedSubject: 'Penangguhan organisasi Anda dicabut',
  reinstated: () => 'Penangguhan dicabut. Perwakilan dapat masuk lagi, dan token berlaku lagi.',
};
