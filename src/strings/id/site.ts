/** The frame around every public page. */
export const site = {
  name: 'Tapis',
  subtitle: 'Mutasi ASN Provinsi Lampung',
  demo: 'Peragaan: semua data di situs ini rekaan.',
  skip: 'Langsung ke isi',
  menu: 'Menu',
  navigation: 'Utama',
  otherLanguage: { short: 'EN', long: 'English', code: 'en' },
  announcements: 'Pengumuman',
  consultations: 'Konsultasi',
  calendar: 'Kalender masukan',
  method: 'Metode',
  track: 'Lacak masukan',
  transparency: 'Laporan moderasi',
  footer: 'Tentang situs ini',
  about:
    'Tapis menerbitkan mutasi pegawai dengan alasannya, tanpa nama pegawai, dan menampung pengalaman warga di loket pelayanan.',
  organisations: 'Organisasi',
  privacy: 'Pemberitahuan privasi',
  routesTitle: 'Saluran lain',
  routes: [
    { label: 'SP4N-LAPOR!', href: 'https://www.lapor.go.id', note: 'pengaduan pelayanan' },
    { label: 'Ombudsman RI', href: 'https://ombudsman.go.id', note: 'maladministrasi' },
  ],
  signOut: 'Keluar',
  licence: 'Data pengumuman boleh dipakai ulang dengan menyebut sumber (CC BY 4.0).',
};
