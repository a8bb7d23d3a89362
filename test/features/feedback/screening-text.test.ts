import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FindingCode, integrityRoutes, screenText } from '#features/feedback/index.ts';
import abuseWords from '#features/feedback/reference/abuse-words.json' with { type: 'json' };
import { foldText } from '#features/feedback/rules/screening/fold.ts';
import { civicTexts } from '#test/bench/civic-texts.ts';

/** Without what redaction masked: it takes whatever is no known word for a name, which here is beside the point. */
const codesOf = (text: string): FindingCode[] =>
  screenText(text)
    .map(({ code }) => code)
    .filter((code) => code !== 'personal-data');

describe('a folded text', () => {
  it.each([
    ['G 0 B L O K', 'goblok'],
    ['g.o.b.l.o.k', 'goblok'],
    ['GOBLOOOOK!!!', 'goblok'],
    ['ɡоblоk', 'goblok'],
    ['ｇｏｂｌｏｋ', 'goblok'],
    ['gö​b­lok', 'goblok'],
    ['b4n9s@t', 'bangsat'],
    ['loket 3, pukul 10.15', 'loket 3 pukul 10 15'],
    ['nomor 1 2 3 4', 'nomor 1 2 3 4'],
    ['a b c', 'a b c'],
    ['', ''],
  ])('undoes disguises and leaves numbers: %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is folded for good, in small words with single spaces, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text);
        expect(folded).not.toMatch(/^ | $| {2}|[A-Z]/);
        expect(folded.split(' ').every((word) => /^[\p{L}\p{N}]*$/u.test(word))).toBe(true);
      }),
    );
  });
});

describe('insults', () => {
  it.each([
    'dasar goblok semua',
    'petugasnya anjing',
    'Tolollah kalian',
    'anj*ng, lama sekali',
    'b*ngs*t',
    'kau 80d0h',
    'gob lok',
    'pelayanan tai kucing',
    'petugas otaknya di dengkul',
    'JANCOK suwe tenan',
    'asu',
  ])('are found: %s', (text) => {
    expect(codesOf(text)).toContain('abuse');
  });

  it.each([
    'Ada kandang anjing di sebelah puskesmas.',
    'Anak saya digigit anjing, vaksin rabies kosong.',
    'Kantornya dekat peternakan babi.',
    'Saya merasa bodoh karena tidak diberi tahu.',
    'Pelayanan lambat, tidak becus, mengecewakan, memalukan.',
    'Petugas makan gaji buta.',
    'Kasus asusila dan asuransi',
    'Bagian cuci darah penuh sesak.',
    'Ada tahi lalat yang diperiksa dokter.',
  ])('are not found in the ordinary meaning of a word, nor in criticism: %s', (text) => {
    expect(codesOf(text)).not.toContain('abuse');
  });

  it('are found in every disguise of their letters', () => {
    const digits: Readonly<Record<string, string>> = {
      o: '0',
      i: '1',
      e: '3',
      a: '4',
      s: '5',
      t: '7',
      g: '9',
    };
    const single = abuseWords.insults.filter((word) => /^\w{5,}$/.test(word));
    fc.assert(
      fc.property(
        fc.constantFrom(...single),
        fc.array(fc.constantFrom('plain', 'digit', 'upper', 'twice'), { minLength: 20, maxLength: 20 }),
        fc.constantFrom('', '.', ' ', '-'),
        (word, changes, between) => {
          const letters = [...word].map((letter, at) => {
            const change = changes[at % changes.length];
            if (change === 'digit' && at % 2 === 1) return digits[letter] ?? letter;
            if (change === 'upper') return letter.toUpperCase();
            return change === 'twice' && between === '' ? letter + letter : letter;
          });
          expect(codesOf(`sungguh ${letters.join(between)} sekali`)).toContain('abuse');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('words for abuse of power', () => {
  it.each([
    'Kasir minta uang pelicin 100rb.',
    'Ini PUNGLI!',
    'ada yang d.i.s.u.a.p di sana',
    'Saya diancam kalau melapor.',
    'Diminta bayar di luar tarif resmi',
    'menyalahgunakan jabatan',
  ])('are found: %s', (text) => {
    expect(codesOf(text)).toContain('integrity');
  });

  it.each([
    'Cepat, tanpa pungli.',
    'Tidak ada pungutan liar sama sekali.',
    'Loket ini bebas dari suap.',
    'Petugas menyuapi nenek saya dengan sabar.',
    'Bawa map dan amplop cokelat.',
  ])('are not found where their absence is praised, nor in other words: %s', (text) => {
    expect(codesOf(text)).not.toContain('integrity');
  });

  it('lead to channels with a name, a purpose and an address, in both languages', () => {
    expect(integrityRoutes.map(({ code }) => code)).toEqual(['WBS', 'LAPOR', 'KPK']);
    for (const { url, ...words } of integrityRoutes) {
      expect(new URL(url).protocol).toBe('https:');
      for (const word of Object.values(words)) expect(word).not.toBe('');
    }
  });
});

describe('advertising and links', () => {
  it.each([
    ['Daftar slot gacor sekarang', ['advertising']],
    ['Promo diskon, order sekarang', ['advertising']],
    ['Promo! Hubungi 0812-3456-7890', ['advertising']],
    ['Lihat https://contoh.com/berita', ['link']],
    ['cek judi88.com', ['link']],
    ['pinjaman cepat di bit.ly/abc', ['advertising', 'link']],
    ['https://lampungprov.go.id.contoh.com', ['link']],
  ] as const)('are found: %s', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it.each([
    'Daftar lewat https://dinkes.lampungprov.go.id/daftar, mudah.',
    'Slot antrean pukul 9 penuh.',
    'Surel saya tidak dibalas.',
    'terima kasih.semoga maju',
    'Tolong ada promo vaksin.',
  ])('are not found: %s', (text) => {
    expect(codesOf(text)).toEqual([]);
  });
});

describe('text that cannot be read', () => {
  it.each([
    ['مرحبا بكم في الخدمة العامة', 'script'],
    ['Здравствуйте, спасибо большое за помощь', 'script'],
    ['asdfghjkl qwertyuiop', 'gibberish'],
    ['xkcdvbnm wrtpsdfg', 'gibberish'],
    ['aaaaaaaaaaaaaaaaaaaa', 'gibberish'],
  ])('is found: %s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it.each([
    'yg tdk bs krn ptgs blm dtg smp skrg',
    'wkwkwkwkwkwk lama bener',
    'hahahahahaha',
    'The staff were kind and patient.',
    'Bangkrut, transkrip, instruksi.',
    'Wawai nihan, tabik pun ngalimpura',
    '👍👍👍',
    'ok',
  ])('is not: %s', (text) => {
    expect(codesOf(text)).toEqual([]);
  });
});

describe('the rules of one text', () => {
  it('find nothing to hold in ordinary messages but words for abuse of power', () => {
    const codes = new Set(civicTexts(400, 'ordinary').flatMap(({ text }) => codesOf(text)));
    expect([...codes].sort()).toEqual(['integrity']);
  });

  it('say how much of a text is about persons, and keep no word of it', () => {
    const findings = screenText('Bu Yanti, NIP 19880229 201204 2 999, telepon 0812-3456-7890.');
    expect(findings).toEqual([{ code: 'personal-data', count: 3 }]);
  });

  it('take any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { count } of screenText(text)) expect(count).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
    expect(screenText('')).toEqual([]);
  });
});
