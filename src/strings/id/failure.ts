/** Pages that stand in for one that cannot be shown. */
export const failure = {
  notFoundTitle: 'Halaman tidak ditemukan',
  notFound: 'Alamat ini tidak ada, atau tidak ada lagi. Periksa ejaannya, atau mulai dari daftar pengumuman.',
  brokenTitle: 'Halaman tidak dapat ditampilkan',
  broken:
    'Ada yang salah di pihak kami. Coba lagi beberapa menit lagi. Masukan dianggap diterima hanya bila Anda sudah mendapat tanda terima.',
  toList: 'Daftar pengumuman',
  toHome: 'Beranda',
};
