import { randomBelow, seededRandom } from '#lib/random.ts';
import { knownNames } from '../../src/features/anonymity/redaction/train/people.ts';

/** A made-up message of a resident or an office, and what in it must go. */
export interface CivicText {
  readonly text: string;
  readonly names: readonly Range[];
  readonly numbers: readonly Range[];
  /** The sentences it was filled from. */
  readonly templates: readonly string[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

const NAMES =
  'Ngatiyem Turiah Kasmadi Wasiyem Tumijan Saminah Poniyem Legiman Sukinah Warsini Mesiyem Karsinah Dalimo Misnoto Sarimin Giyatmi Mugiyanto Parjiyem Tugiranto Jumingan Rosidah Nurlian Herliani Yusniar Marhamah Efriyanti Deswita Yusmaniar Zulfadli Lisdawati Herlinda Ponijo Suliyem Kartiyah Wagiran Ngadiyo Samidi Mariyati Juwariyah Sutiyem Sarpani Kodirin Hamzani Yuslinar Nursiah Sahlan Mukhtaruddin Rohyani Sobirin Tohiri Maryanah Kusniati Jumiasih Sartinem Suyitman Purwati Hendriyani Yulfitri Sepriyadi Andespa Kiswanto Murgiyanti Sumiharti Edrizal Gusmawan Afriwandi Melfiana Rohmadani Jasmiati Ermanudin Hairunas Suprihono Waginem Mujiati Sulimah Tarmin Basirun Nasikhah Umiyati Zubaedah Sudarmini Kasiyati Lamijo Rubiyem Setyaningrum Wahyuningtyas Nugrahanto Kristiyanti Hutagaluh Simorangkiran Lumbanraya Panggabeanto Ningratiwi Cendaniwati Estuningrum Yudiarta Sukertayasa Ardanareswara Mangkuluhur Wirodihardjo Tjokrowinoto Danubrata Permanawati Rosmalinda Harnanik Lilianti Wenarsih Yuniartika Fitriningsih Sulastriani Dewantari Krismayanti Hadiwiyono Kusumoprojo Sastrodiwiryo Partodimejo'.split(
    ' ',
  );
const ADDRESSES = 'Bu Pak Ibu Bapak Mbak Mas Sdri. Sdr. dr. drg. Bidan Suster'.split(' ');
const PLACES =
  'Sidorejo|Pekon Ampai|Rejosari|Gunung Kemala|Sukabanjar|Kedaton|Kalianda|Way Kandis|Marga Agung|Natar'.split(
    '|',
  );
const UNITS =
  'Puskesmas Sidorejo|Samsat Rajabasa|SMAN 75 Tanjung Melur|kantor kelurahan|Disdukcapil|RSUD Abdul Moeloek|Mal Pelayanan Publik|UPTD Pajak|Dinas Sosial|kantor camat'.split(
    '|',
  );
const COUNTERS =
  'loket 2|loket pengambilan obat|meja pendaftaran|ruang farmasi|loket KTP|pos jaga|bagian arsip|poli anak'.split(
    '|',
  );

/** In braces a slot. `{n…}` are names, `{x…}` numbers of persons; nothing of this is in the templates of training. */
const WITH_PERSON = `Waktu ambil rapor anak, yang menemui kami {sapa} {n}, penjelasannya enak didengar.
Mohon {sapa} {n} yang berjaga di {loket} diajari cara bicara kepada orang tua.
Sudah dua kali ditolak {sapa} {n} tanpa alasan padahal syarat komplet.
Yang paling membantu itu {sapa} {n2} dari {unit}. Beliau mengantar sampai selesai.
Petugas {n} di {loket} malah asyik mengobrol.
Di {unit} ada pegawai bernama {n2} yang selalu pulang sebelum jam kerja habis.
{sapa} {n} bilang sistemnya sedang mati, lalu {sapa} {n} menyuruh saya pulang.
Saya {n2} warga {tempat}, ingin berterima kasih atas bantuan di {unit}.
{sapa} {n2}, S.Kep., Ners sangat telaten merawat ayah saya.
Kami menyesalkan sikap Drs. H. {n2}, M.M. saat rapat komite sekolah.
Sebelum dilayani, saya disapa {n} dengan ramah di {loket}.
Anak saya {n} belum dapat seragam dari {unit}.
Menurut {sapa} {n}, berkasnya harus dilegalisir dulu di {unit}.
Tolong sampaikan salam kepada {sapa} {n} dan {sapa} {n} di {loket}.
{n2} selaku kepala ruangan tidak pernah ada di tempat.
Yang tanda tangan {n2}, padahal beliau sudah pindah ke {unit}.
Surat saya ditahan oleh {n} di {loket} sejak Senin.
Terima kasih {sapa} {n}, semoga sehat selalu.
Suami saya, {n2}, dirawat di {unit} selama enam hari.
Pegawai atas nama {n2} NIP {xnip} jarang masuk.
Hubungi saya di {xhp}, nama {n}.
Biaya diminta ditransfer ke rekening {xrek} a.n. {n2}.`.split('\n');
const WITH_NUMBER = `NIK saya {xnik} tidak terbaca di sistem {unit}.
Bisa dihubungi lewat WA {xhp} kapan saja.
Telepon rumah {xtelp} tidak pernah dihubungi balik.
Surel saya {xsurel}, mohon salinannya dikirim.
Kendaraan {xpelat} milik saya belum keluar STNK-nya.
Rumah kami di {xalamat}, air tidak mengalir.
Mutasi sesuai SK {xsk} belum dijalankan.
Lahir {xlahir}, tetapi di akta tertulis lain.
Nomor KK {xkk} sudah saya serahkan di {loket}.
NPWP {xnpwp} masih tercatat di kota lama.
Pegawai dengan NIP {xnip} meminta uang tambahan.
Titik lokasinya {xkoordinat}, lampu jalan padam.
Nomor antrean {xantre} dilewati begitu saja.
Perkara {xperkara} sudah diputus tetapi berkas belum kembali.`.split('\n');
const WITHOUT = `Pelayanan di {unit} cepat, ruang tunggunya sejuk dan bersih.
Antre sejak pukul 07.30, baru dipanggil pukul 11.15. Mohon loket ditambah.
Jalan di depan pasar {tempat} berlubang sedalam 20 cm sepanjang 300 meter.
Tarif resmi Rp 150.000 tetapi diminta Rp 175.500 tanpa kuitansi.
Petugas di {loket} kurang ramah, tidak menjawab salam.
Kepala bagian jarang di tempat sehingga surat menumpuk.
Pengumuman tanggal 10/11/2025 berbeda dengan papan di {unit}.
Apotek tutup jam dua siang padahal tertulis sampai jam empat.
Bunga di taman depan {unit} layu, tempat sampah penuh.
Sudah lapor lewat aplikasi, tiket 202611240000001234 belum dijawab.
Pengurusan akta kelahiran selesai dalam 3 hari kerja, terima kasih.
Guru matematika kosong sejak September, anak-anak tidak belajar.
Saya mengurus perpanjangan STNK di {unit}, prosesnya hanya 25 menit.
Menurut UU 14 Tahun 2008 informasi ini harus terbuka.
Toilet kotor, air mati, kursi rusak.
Semoga pelayanan makin maju dan berintegritas.
Di {tempat} belum ada bidan tetap, warga harus ke kota.
Obat kosong terus, pasien disuruh beli di luar.
Parkiran {unit} sempit dan tidak ada juru parkir resmi.
Sosialisasi program beasiswa kurang, banyak siswa tidak tahu.
Bansos bulan Maret belum cair untuk 12 keluarga di {tempat}.
Loket disabilitas sudah bagus, tetapi jalurnya licin saat hujan.`.split('\n');

/** Messages in normal case, small letters and capitals. A third names somebody, a quarter holds a number. */
export function civicTexts(count: number, seed: string): CivicText[] {
  const random = seededRandom(seed);
  const below = (bound: number) => randomBelow(random, bound);
  const pick = (items: readonly string[]) => items[below(items.length)] ?? '';
  const digits = (length: number) => Array.from({ length }, () => below(10)).join('');
  const two = (value: number) => String(value).padStart(2, '0');
  const slots: Readonly<Record<string, () => string>> = {
    n: () => pick(NAMES),
    n2: () => `${pick(NAMES)} ${pick(NAMES)}`,
    sapa: () => pick(ADDRESSES),
    loket: () => pick(COUNTERS),
    unit: () => pick(UNITS),
    tempat: () => pick(PLACES),
    xnip: () => {
      const parts = [
        `19${60 + below(40)}${two(1 + below(12))}${two(1 + below(28))}`,
        `20${two(15 + below(10))}${two(1 + below(12))}`,
        `${1 + below(2)}`,
        digits(3),
      ];
      return parts.join(pick(['', ' ', '']));
    },
    xnik: () =>
      `18${two(1 + below(13))}${two(1 + below(20))}${two(1 + below(28))}${two(1 + below(12))}${two(below(100))}${digits(3)}${1 + below(9)}`,
    xkk: () =>
      `18710${1 + below(9)}${two(1 + below(28))}${two(1 + below(12))}${two(below(26))}000${1 + below(9)}`,
    xhp: () =>
      pick([
        `08${pick(['12', '13', '21', '52', '77', '96'])}${digits(8)}`,
        `0812-${digits(4)}-${digits(4)}`,
        `+62 813 ${digits(4)} ${digits(4)}`,
        `0857.${digits(4)}.${digits(3)}`,
      ]),
    xtelp: () =>
      pick([`(0721) ${1 + below(8)}${digits(5)}`, `0724-${1 + below(8)}${digits(4)}`, `021 7${digits(7)}`]),
    xrek: () =>
      pick([
        digits(10),
        `${digits(4)} ${digits(4)} ${digits(4)} ${digits(3)}`,
        `${digits(3)}-${digits(3)}-${digits(4)}`,
      ]),
    xsurel: () => `${pick(NAMES).toLowerCase()}${digits(2)}@contoh.${pick(['id', 'co.id', 'com'])}`,
    xpelat: () => `BE ${1 + below(9)}${digits(3)} ${pick(['AB', 'CDE', 'XY', 'NA'])}`,
    xalamat: () =>
      pick([
        `Jl. Melur Putih No. ${1 + below(90)}`,
        `Jalan Kopi Robusta Nomor ${1 + below(90)}`,
        `Gg. Salam No ${1 + below(30)}`,
        `RT 0${1 + below(9)} RW 0${1 + below(9)}`,
        `Perum Griya Asri Blok C${1 + below(9)} No. ${1 + below(20)}`,
      ]),
    xsk: () =>
      pick([
        `800.1.3.3/Kep.${digits(3)}/BKD/10/2025`,
        `G/${1 + below(900)}/VI.04/HK/2025`,
        `00${digits(3)}/VI.01/2026`,
      ]),
    xlahir: () =>
      pick([
        `${two(1 + below(28))}-${two(1 + below(12))}-19${60 + below(39)}`,
        `${1 + below(28)} Maret 19${60 + below(39)}`,
      ]),
    xnpwp: () => `${digits(2)}.${digits(3)}.${digits(3)}.${digits(1)}-${digits(3)}.${digits(3)}`,
    xkoordinat: () => `-5.${digits(5)}, 105.${digits(5)}`,
    xantre: () => `${pick(['A', 'B', 'C'])}-${two(1 + below(99))}`,
    xperkara: () => `${1 + below(300)}/Pdt.G/2025/PN Tjk`,
  };
  return Array.from({ length: count }, () => {
    const roll = below(100);
    const lines = [pick(roll < 38 ? WITH_PERSON : roll < 62 ? WITH_NUMBER : WITHOUT)];
    if (below(3) === 0) lines.push(pick(WITHOUT));
    return inCase({ ...fill(lines.join(' '), slots), templates: lines }, below(10));
  });
}

function fill(template: string, slots: Readonly<Record<string, () => string>>): Omit<CivicText, 'templates'> {
  const names: Range[] = [];
  const numbers: Range[] = [];
  let text = '';
  for (const piece of template.split(/(\{\w+\})/)) {
    const slot = /^\{(\w+)\}$/.exec(piece)?.[1];
    const filled = slot === undefined ? piece : (slots[slot]?.() ?? '');
    const range = { start: text.length, end: text.length + filled.length };
    if (slot?.startsWith('n')) names.push(range);
    if (slot?.startsWith('x')) numbers.push(range);
    text += filled;
  }
  return { text, names, numbers };
}

function inCase(civic: CivicText, roll: number): CivicText {
  if (roll < 6) return civic;
  return { ...civic, text: roll < 9 ? civic.text.toLowerCase() : civic.text.toUpperCase() };
}

/** The names above that training holds too; the measure is honest when there are none. */
export function namesInTraining(): string[] {
  const trained = new Set(knownNames.map((name) => name.toLowerCase()));
  return NAMES.filter((name) => trained.has(name.toLowerCase()));
}
