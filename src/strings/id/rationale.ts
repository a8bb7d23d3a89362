/** The sentences of an announcement's rationale, in the order in which they are told. */
export const rationale = {
  need: (period: string, gap: string, agency: string) =>
    `Tabel kebutuhan pegawai ${period} menunjukkan ${gap} jabatan sejenis yang belum terisi di ${agency}.`,
  noGap: (period: string, agency: string) =>
    `Menurut tabel kebutuhan pegawai ${period}, jabatan sejenis di ${agency} sudah terisi sesuai kebutuhan.`,
  reduced: (after: string, needed: string) => `Dengan mutasi ini ${after} dari ${needed} jabatan terisi.`,
  grounds: (main: string) => `Dasar pertimbangan yang paling sering dicatat adalah ${main}.`,
  noGrounds:
    'Rincian dasar pertimbangan tidak ditampilkan agar alasan pribadi siapa pun tidak dapat disimpulkan.',
  allMeet: (size: string) => `Semua ${size} pegawai memenuhi kualifikasi jabatan yang dituju.`,
  partly: (meets: string, partly: string) =>
    `${meets} pegawai memenuhi seluruh kualifikasi jabatan yang dituju dan ${partly} memenuhi sebagian; yang sebagian didampingi sampai terpenuhi.`,
  unknownFit: 'Kesesuaian kualifikasi dinilai untuk setiap jabatan dan tidak dirinci di sini.',
  law: 'Keputusan diambil oleh Pejabat Pembina Kepegawaian setelah pertimbangan tim penilai, menurut ketentuan mutasi yang berlaku.',
};
