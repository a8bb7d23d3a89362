import { type Random, randomBelow, seededRandom, shuffled } from '#lib/random.ts';
import { civicTexts } from './civic-texts.ts';

export interface Message {
  readonly text: string;
  /** Two messages without a common template were written independently. */
  readonly templates: readonly string[];
}

const SENTENCES = 3;

/** Messages of three to six sentences, as residents write them. */
export function messages(count: number, seed: string): Message[] {
  const parts = civicTexts(count * SENTENCES, seed);
  return Array.from({ length: count }, (_, at) => {
    const own = parts.slice(at * SENTENCES, (at + 1) * SENTENCES);
    return {
      text: own.map(({ text }) => text).join(' '),
      templates: own.flatMap(({ templates }) => templates),
    };
  });
}

/** Every word of these texts, as often as it stands in them. */
export function wordsOf(texts: readonly { readonly text: string }[]): string[] {
  return texts.flatMap(({ text }) => text.split(' '));
}

/** The text with this share of its words replaced, deleted or preceded by another one, a third each. */
export function edited(text: string, share: number, words: readonly string[], random: Random): string {
  const edits = new Map(
    shuffled(random, [...text.split(' ').keys()])
      .slice(0, Math.round(text.split(' ').length * share))
      .map((at) => [at, randomBelow(random, 3)] as const),
  );
  const other = () => words[randomBelow(random, words.length)] ?? '';
  return text
    .split(' ')
    .map((word, at) => {
      const edit = edits.get(at);
      if (edit === undefined) return word;
      return edit === 0 ? other() : edit === 1 ? '' : `${other()} ${word}`;
    })
    .filter((word) => word !== '')
    .join(' ');
}

const SAMPLE = `Pelayanan di loket ini sangat buruk sejak pegawai lama pindah.
Petugas yang baru tidak sopan dan bekerja lambat setiap hari.
Warga harus menunggu berjam-jam tanpa penjelasan yang jelas.
Kami meminta pimpinan segera mengganti seluruh petugas di sini.
Sebarkan pesan ini kepada semua tetangga dan saudara.`.split('\n');
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  Pelayanan: ['Layanan', 'Pelayanan', 'Kualitas layanan'],
  sangat: ['amat', 'sungguh', 'sangat'],
  buruk: ['jelek', 'payah', 'buruk'],
  pindah: ['dimutasi', 'pindah'],
  baru: ['sekarang', 'baru'],
  sopan: ['ramah', 'sopan'],
  lambat: ['lamban', 'lelet', 'lambat'],
  Warga: ['Masyarakat', 'Kami', 'Warga'],
  menunggu: ['antre', 'menanti', 'menunggu'],
  penjelasan: ['keterangan', 'informasi', 'penjelasan'],
  meminta: ['mohon', 'menuntut', 'meminta'],
  pimpinan: ['kepala dinas', 'gubernur', 'pimpinan'],
  segera: ['secepatnya', 'segera'],
  seluruh: ['semua', 'seluruh'],
  Sebarkan: ['Teruskan', 'Bagikan', 'Sebarkan'],
};

/** So many retellings of one message: other words for the same, another order of sentences, a tenth of the words edited. */
export function paraphrases(count: number, seed: string, words: readonly string[]): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const sentences = shuffled(random, SAMPLE).slice(0, SAMPLE.length - randomBelow(random, 2));
    const retold = sentences.join(' ').replace(/\p{L}+/gu, (word) => {
      const choices = SYNONYMS[word] ?? [word];
      return choices[randomBelow(random, choices.length)] ?? word;
    });
    return edited(retold, 0.1, words, random);
  });
}
