import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createFindingList } from '#features/anonymity/gate/site/findings.ts';
import type { SiteAnnouncement } from '#features/anonymity/gate/site/input.ts';
import { createLookup } from '#features/anonymity/gate/site/lookup.ts';
import { readMarkup } from '#features/anonymity/gate/site/markup.ts';
import { checkPage } from '#features/anonymity/gate/site/page.ts';
import { createSiteGate, type SiteGateInput } from '#features/anonymity/index.ts';
import { gatherSiteGateInput } from '#features/publication/site/gate-input.ts';
import { agencies } from '#features/staffing/index.ts';
import { figureValue } from '#lib/figure.ts';
import { groupedHash } from '#lib/hash.ts';
import { describedWords } from '#strings/described-words.ts';
import { figureWords } from '#strings/figure-words.ts';
import { numberWord } from '#strings/format.ts';
import {
  type BuiltSite,
  findingsIn,
  judge,
  readBuiltSite,
  type Tampering,
} from '#test/support/built-site.ts';
import { copyHome, insideHome } from '#test/support/home.ts';
import { peopleOf } from '#test/support/register.ts';

const { folder, releaseName } = inject('publishedHome');
const site: BuiltSite = readBuiltSite(path.join(folder, 'releases', releaseName, 'client'));
let home: Awaited<ReturnType<typeof copyHome>>;
let complete: SiteGateInput;
/** The same without the names of the register, which take a while to prepare. */
let input: SiteGateInput;
/** An announcement with counts of grounds, and one that is described more coarsely than it could be. */
let counted: SiteAnnouncement;
let coarse: SiteAnnouncement;

beforeAll(async () => {
  home = await copyHome();
  const gathered = await insideHome(home.folder, (context) => gatherSiteGateInput(context, figureWords));
  // What is built is what runs; the register is to be asked all the same.
  complete = { ...gathered, isNothingNew: false };
  input = { ...complete, canaries: { names: [], nips: [], decreeNumbers: [] } };
  counted = one(({ document }) => document.grounds.length > 0);
  coarse = one(({ document }) => document.grade.level === 1);
});

afterAll(() => home.remove());

function one(isIt: (announcement: SiteAnnouncement) => boolean): SiteAnnouncement {
  const found = input.announcements.find(isIt);
  if (found === undefined) throw new Error('The published home has no such announcement.');
  return found;
}

/** The record as if the first announcement had always been described by this period. */
function withPeriod(period: SiteAnnouncement['document']['period']): SiteGateInput {
  const document = { ...counted.document, period };
  const others = input.announcements.filter((announcement) => announcement !== counted);
  const published = input.background.published.filter(({ id }) => id !== document.id);
  return {
    ...input,
    announcements: [...others, { ...counted, document }],
    background: { ...input.background, published: [...published, document] },
  };
}

const text = (file: string) => Buffer.from(site.get(file) ?? '').toString('utf8');
const pageOf = ({ pages }: SiteAnnouncement) => pages[0] ?? '';
/** The findings about the whole site with some files changed. */
const tampered = (tampering: Tampering, other: SiteGateInput = input) =>
  findingsIn(judge(site, other, tampering));
/** The findings about these files alone, without the rest of the site. */
const found = (tampering: Tampering, other: SiteGateInput = input) =>
  findingsIn(judge(new Map(), { ...other, isNothingNew: true }, tampering)).filter((line) =>
    Object.keys(tampering).includes(line.split(' ')[1] ?? ''),
  );

/** A built page with something replaced, which must be there. */
function replaced(file: string, from: string | RegExp, to: string): Tampering {
  const html = text(file);
  const changed = html.replace(from, to);
  expect(changed).not.toBe(html);
  return { [file]: changed };
}

describe('the gate over the built site', () => {
  it('passes what was built, and has seen every announcement', () => {
    expect(findingsIn(judge(site, complete))).toEqual([]);
    expect(input.announcements.length).toBeGreaterThan(10);
    expect(site.size).toBeGreaterThan(100);
  });

  it('finds a page or document that is missing', () => {
    const { copy } = counted;
    expect(tampered({ [pageOf(counted)]: null })).toContain(`f ${pageOf(counted)}  rebuild-site`);
    expect(tampered({ [copy]: null })).toEqual([`f ${copy}  rebuild-site`]);
  });

  describe('(a) finds', () => {
    it('a size below the limit, in figure and words', () => {
      const file = pageOf(counted);
      const { size } = counted.document;
      const from = `value="${size}">${numberWord('id', size)}<`;
      expect(found(replaced(file, from, 'value="4">Empat<'))).toContain(`a ${file} size rebuild-site`);
    });

    it('a size that is lowered in the words alone', () => {
      const file = pageOf(counted);
      const word = numberWord('id', counted.document.size);
      expect(found(replaced(file, `>${word}<`, '>Empat<'))).toContain(`f ${file} size rebuild-site`);
    });

    it('a size that the record has too, where the release promised more', () => {
      const releases = input.releases.map((release) => ({ ...release, k: 50 }));
      expect(tampered({}, { ...input, releases })).toContain(`a ${pageOf(counted)} size hold-cohort`);
    });

    it('one in a list', () => {
      const { id, size } = counted.document;
      const item = new RegExp(`(announcement:${id}.*?data-figure="size" value=)"${size}"`);
      expect(found(replaced('pengumuman.html', item, '$1"3"'))).toContain(
        'a pengumuman.html size rebuild-site',
      );
    });
  });

  describe('(b) finds', () => {
    it('announcements for which the register has too few rows', () => {
      const { document } = counted;
      const { register } = input.background;
      const left = register.filter(({ decreeDate }) => !decreeDate.startsWith(document.period.value));
      const background = { ...input.background, register: left };
      expect(left.length).toBeLessThan(register.length);
      expect(tampered({}, { ...input, background })).toContain(`b ${pageOf(counted)}  reconcile-register`);
    });

    it('nothing when the site shows nothing that was not public before', () => {
      const background = { ...input.background, register: [] };
      expect(tampered({}, { ...input, background, isNothingNew: true })).toEqual([]);
    });
  });

  describe('(d) finds', () => {
    const finer = { level: 0, value: 'III/c' };
    const finerWords = () => describedWords('id', 'grade', finer);

    it('a description that is finer than the published one', () => {
      const file = pageOf(coarse);
      const from = /data-figure="grade" value="[^"]*">[^<]*</;
      const to = `data-figure="grade" value="${figureValue(finer)}">${finerWords()}<`;
      expect(found(replaced(file, from, to))).toContain(`d ${file} grade rebuild-site`);
    });

    it('a page that went out before the record became coarser, in either language', () => {
      const lines = tampered({}, withPeriod({ level: 3, value: counted.document.period.value.slice(0, 4) }));
      for (const file of counted.pages) expect(lines).toContain(`d ${file} period rebuild-site`);
    });

    it('one in the documents', () => {
      const changed = JSON.stringify({ ...JSON.parse(coarse.text), grade: finer });
      expect(found({ [coarse.copy]: changed })).toEqual([
        `d ${coarse.copy} grade.level rebuild-site`,
        `d ${coarse.copy} grade.value rebuild-site`,
        `f ${coarse.copy}  rebuild-site`,
      ]);
    });
  });

  describe('(e) finds', () => {
    it.each([
      ['index.html', 'transfers'],
      ['en.html', 'announcements'],
      ['en.html', 'agencies'],
      ['metode.html', 'transfers'],
      ['en/metode.html', 'smallestSize'],
    ])('a sum in %s that is off by one: %s', (file, field) => {
      const figure = new RegExp(`data-figure="${field}" value="(\\d+)">[^<]*<`);
      const value = Number(figure.exec(text(file))?.[1]);
      const change = replaced(file, figure, `data-figure="${field}" value="${value + 1}">${value + 1}<`);
      expect(tampered(change)).toEqual([`e ${file} ${field} withhold-figure`]);
    });

    it('a sum that is off in its words', () => {
      const figure = /(data-figure="transfers" value="\d+">)[^<]*</;
      expect(tampered(replaced('index.html', figure, '$13<'))).toEqual([
        'f index.html transfers rebuild-site',
      ]);
    });
  });

  describe('(f) finds', () => {
    it('a count more than the record has', () => {
      const file = pageOf(counted);
      const row = '<li><data data-figure="grounds.HEALTH" value="1">1</data></li>';
      expect(found(replaced(file, '<ul class="bars plain-list">', `$&${row}`))).toContain(
        `f ${file} grounds.HEALTH remove-field`,
      );
    });

    it.each([
      ['a number', '<li>1 orang</li>'],
      ['a grade', '<li>golongan III</li>'],
      ['an agency', `<li>${agencies[0]?.labelId}</li>`],
      ['a number that is read out', '<li aria-label="satu dari 7">satu</li>'],
      ['a number in a comment', '<!-- 7 -->'],
    ])('%s that stands unmarked in an announcement', (_, row) => {
      const file = pageOf(counted);
      expect(found(replaced(file, '<ul class="bars plain-list">', `$&${row}`))).toEqual([
        `f ${file}  mark-figure`,
      ]);
    });

    it('a narrative, hash or legal basis that is not the document’s', () => {
      const file = pageOf(counted);
      const narrative = replaced(file, /(data-figure="rationale">)[^<]*/, '$1Karena hal lain.');
      expect(found(narrative)).toEqual([`f ${file} rationale rebuild-site`]);
      const hash = replaced(file, groupedHash(counted.sha256), groupedHash('0'.repeat(64)));
      expect(found(hash)).toEqual([`f ${file} sha256 rebuild-site`]);
      expect(found(replaced(file, '>UU 20/2023<', '>UU 1/2023<'))).toEqual([
        `f ${file} legalBasis rebuild-site`,
      ]);
    });

    it('a head that says what the announcement does not', () => {
      const file = pageOf(counted);
      expect(found(replaced(file, /(<title>)[^<]*/, '$1Seorang dokter berpindah · Tapis'))).toEqual([
        `f ${file} head rebuild-site`,
      ]);
      const description = replaced(file, /(name="description" content=")[^"]*/, '$1Seorang dokter.');
      expect(found(description)).toEqual([`f ${file} head rebuild-site`]);
    });

    it('marks that are lost', () => {
      const file = pageOf(counted);
      expect(found(replaced(file, /data-figure="period"/, 'data-was="period"'))).toEqual([
        `f ${file}  mark-figure`,
        `f ${file} period mark-figure`,
      ]);
      expect(found(replaced(file, 'data-subject', 'data-was'))).toContain(`f ${file}  mark-figure`);
      expect(found(replaced('index.html', 'data-subject="year:', 'data-was="year:'))).toContain(
        'f index.html transfers remove-field',
      );
    });

    it('data in a script', () => {
      const script = '<script type="application/ld+json">{"size":1}</script></article>';
      const file = pageOf(counted);
      expect(found(replaced(file, '</article>', script))).toEqual([`f ${file} script remove-field`]);
    });

    it('a field more in a document, and bytes that are not the record’s', () => {
      const { copy, text: exact } = counted;
      const more = JSON.stringify({ ...JSON.parse(exact), nama: 'x' });
      expect(found({ [copy]: more })).toEqual([`f ${copy}  rebuild-site`, `f ${copy} nama remove-field`]);
      expect(found({ [copy]: `${exact}\n` })).toEqual([`f ${copy}  rebuild-site`]);
      expect(found({ [copy]: '{' })).toEqual([`f ${copy}  remove-file`]);
    });

    it.each([
      ['a source map', '_astro/index.js.map', '{}'],
      ['a hidden file', '.env', 'x'],
      ['a file in a hidden folder', '.cache/x.json', '[]'],
      ['a compressed copy made before', 'index.html.br', 'x'],
      ['a database', 'tapis.db', 'x'],
      ['a text that is not UTF-8', 'x.txt', Buffer.from([0xff, 0xfe, 0x41])],
      ['a feed that says more than addresses', 'feed.xml', '<feed><title>Tujuh guru</title></feed>'],
      ['a JSON file that holds a number', 'n.json', '{"n":1}'],
    ])('%s', (_, file, content) => {
      const lines = found({ [file]: content });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(new RegExp(`^f ${file.replaceAll('.', '\\.')} n? ?remove-(file|field)$`));
    });

    it('a link, whatever it leads to', () => {
      const gate = createSiteGate(input);
      gate.read({ path: 'x.html', bytes: null });
      expect(findingsIn(gate.finish())).toContain('f x.html  remove-file');
    });

    it('an announcement in a file that is not read for them', () => {
      const { id } = counted.document;
      expect(found({ 'x.js': `const a = "${id}: 3";` })).toEqual(['f x.js id remove-file']);
    });
  });

  describe('reads further files', () => {
    const listed = () =>
      input.announcements.map(({ document: { id, size, period } }) => ({ id, size, period }));

    it('an index in JSON that says what the documents say, or less', () => {
      expect(found({ 'index.json': JSON.stringify({ announcements: listed() }) })).toEqual([]);
      const lowered = listed().map((entry, n) => (n === 0 ? { ...entry, size: 2 } : entry));
      expect(found({ 'index.json': JSON.stringify(lowered) })).toEqual(['a index.json size rebuild-site']);
      const named = listed().map((entry) => ({ ...entry, unit: 'x' }));
      expect(found({ 'index.json': JSON.stringify(named) })).toEqual(['f index.json unit remove-field']);
      const counts = JSON.stringify({ total: 50, announcements: listed() });
      expect(found({ 'index.json': counts })).toEqual(['f index.json total remove-field']);
    });

    it('a table in CSV', () => {
      const lines = listed().map(({ id, size, period }) => `${id},${size},${period.level},${period.value}`);
      const table = (rows: readonly string[], header = 'id,size,period.level,period.value') =>
        found({ 'data.csv': [header, ...rows].join('\r\n') });
      expect(table(lines)).toEqual([]);
      expect(table(lines, 'id,size,period.level,unit')).toEqual(['f data.csv unit remove-field']);
      expect(table([...lines, `${'a'.repeat(26)},7,0,2026-01`])).toEqual(['f data.csv id rebuild-site']);
      const { document } = coarse;
      const grade = `${document.id},0,III/c`;
      expect(table([grade], 'id,grade.level,grade.value')).toContain('d data.csv grade.value rebuild-site');
    });

    it('a list of addresses', () => {
      const sitemap = (more: string) =>
        `<?xml version="1.0"?><urlset><url><loc>https://x.example/pengumuman/${counted.document.id}</loc><lastmod>2026-11-24</lastmod>${more}</url></urlset>`;
      expect(found({ 'sitemap.xml': sitemap('') })).toEqual([]);
      expect(found({ 'sitemap.xml': sitemap('Tujuh guru') })).toEqual(['f sitemap.xml  remove-file']);
    });

    it('the log, whose entries may name what was withdrawn', () => {
      const files = {
        'log/announcements/checkpoint': 'x',
        'log/announcements/tile/entries/x001/067.p/8': 'x',
      };
      expect(found(files)).toEqual([]);
      expect(found({ 'log/announcements/other': 'x' })).toEqual(['f log/announcements/other  remove-file']);
    });
  });

  describe('knows what was withdrawn, and finds', () => {
    const withdrawal = () => ({
      id: counted.document.id,
      publishedOn: '2026-11-24',
      reason: { id: 'Keliru.' },
      text: '{"reason":"Keliru."}',
      pages: [`ditarik/${counted.document.id}.html`],
      copy: `ditarik/${counted.document.id}.json`,
    });
    /** The site as it is when the first announcement is gone from everything but the lists. */
    const gone = (more: Tampering = {}): Tampering => {
      const { id, pages, copy, text: exact } = withdrawal();
      const page = `<html lang="id"><main data-subject="withdrawal:${id}">Ditarik pada <data data-figure="publishedOn" value="2026-11-24">24 November 2026</data><p data-figure="reason">Keliru.</p></main></html>`;
      return {
        ...Object.fromEntries([...counted.pages, counted.copy].map((file) => [file, null])),
        [pages[0] ?? '']: page,
        [copy]: exact,
        ...more,
      };
    };
    const without = (): SiteGateInput => ({
      ...input,
      announcements: input.announcements.filter((announcement) => announcement !== counted),
      withdrawals: [withdrawal()],
      isNothingNew: true,
    });
    const lists = () =>
      Object.fromEntries(
        ['pengumuman.html', 'en/pengumuman.html', 'index.html', 'en.html'].map((file) => [file, null]),
      );

    it('nothing where only its withdrawal stands', () => {
      expect(tampered(gone(lists()), without())).toEqual([]);
    });

    it('its description in a list, and its id', () => {
      expect(tampered(gone(), without())).toContain('f pengumuman.html id rebuild-site');
    });

    it('its page and its document', () => {
      const file = pageOf(counted);
      const { copy } = counted;
      const kept = { ...lists(), [file]: text(file), [copy]: text(copy) };
      const lines = tampered(gone(kept), without());
      expect(lines).toContain(`f ${file} id rebuild-site`);
      expect(lines).toContain(`f ${copy} id rebuild-site`);
    });

    it('what it said, in the page that tells of the withdrawal', () => {
      const { pages, id } = withdrawal();
      const page = `<html lang="id"><main data-subject="withdrawal:${id}"><data data-figure="size" value="7">7</data> dari Dinas Kesehatan</main></html>`;
      const lines = tampered(gone({ ...lists(), [pages[0] ?? '']: page }), without());
      expect(lines).toContain(`f ${pages[0]} size remove-field`);
      expect(lines).toContain(`f ${pages[0]}  mark-figure`);
    });
  });

  describe('(g) finds a name of the register', () => {
    let name: string;
    let slug: string;

    beforeAll(async () => {
      const people = await peopleOf(home.nextRegister);
      name = people[0]?.name ?? '';
      slug = name.replace(/,.*/, '').replace(/\W+/g, '-').toLowerCase();
      input = { ...input, canaries: { ...input.canaries, names: [name] } };
    });

    it('in a page, in a script, in a narrative', () => {
      const file = pageOf(counted);
      expect(found(replaced(file, '</main>', `<p>${name}</p></main>`))).toEqual([`g ${file}  mask-text`]);
      expect(found({ 'x.js': `// ${name}` })).toEqual(['g x.js  mask-text']);
      const told = JSON.parse(counted.text);
      const changed = JSON.stringify({ ...told, rationale: { ...told.rationale, id: `Atas usul ${name}.` } });
      expect(found({ [counted.copy]: changed })).toContain(`g ${counted.copy} rationale.id mask-text`);
    });

    it('in the name of a file', () => {
      expect(found({ [`${slug}.txt`]: 'x' })).toEqual([`g ${slug}.txt  remove-file`]);
    });

    it.each([
      ['a text chunk', () => png('tEXt', Buffer.from(`Author\0${name}`, 'latin1'))],
      ['EXIF in UTF-16', () => png('eXIf', Buffer.from(name, 'utf16le'))],
    ])('in %s of a picture', (_, picture) => {
      expect(found({ 'x.png': picture() })).toEqual(['g x.png  remove-file']);
    });

    it('nowhere in a picture that says nothing, and refuses one that cannot be read', () => {
      expect(found({ 'x.png': png('tEXt', Buffer.from('Title\0Tapis')) })).toEqual([]);
      expect(found({ 'x.png': png('zTXt', Buffer.from('Author\0\0x')) })).toEqual(['f x.png  remove-file']);
    });
  });

  it('finds every change of a figure, whatever the page and the figure', () => {
    const lookup = createLookup(input);
    const pages = [...lookup.subjects.keys()];
    const truths = new Map(
      input.announcements.map((announcement) => [announcement.document.id, announcement]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.nat(),
        fc.constantFrom('field', 'value', 'words'),
        fc.stringMatching(/^[a-zA-Z0-9:. -]{1,20}$/),
        (file, choice, part, other) => {
          const html = text(file);
          const figures = [...html.matchAll(/<data data-figure="([^"]*)" value="([^"]*)">([^<]*)<\/data>/g)];
          const figure = figures[choice % figures.length];
          const [whole = '', field = '', value = '', words = ''] = figure ?? [];
          const announcement = truths.get(lookup.subjects.get(file)?.split(':')[1] ?? '');
          if (announcement === undefined || figure === undefined) throw new Error('no such page');
          const truth = lookup.truthOf(announcement);
          const lang = file.startsWith('en/') ? 'en' : 'id';
          const isStillTrue =
            part === 'field'
              ? truth.get(other)?.has(value)
              : part === 'value'
                ? field.split(' ').every((name) => truth.get(name)?.has(other)) &&
                  field.split(' ').every((name) => figureWords(lang, name, other).includes(words))
                : field.split(' ').every((name) => figureWords(lang, name, value).includes(other.trim()));
          fc.pre(isStillTrue !== true);
          const changed =
            part === 'field'
              ? `<data data-figure="${other}" value="${value}">${words}</data>`
              : part === 'value'
                ? `<data data-figure="${field}" value="${other}">${words}</data>`
                : `<data data-figure="${field}" value="${value}">${other}</data>`;
          const at = figure.index;
          const page = html.slice(0, at) + changed + html.slice(at + whole.length);
          expect(readMarkup(page).subjects).toHaveLength(1);
          const findings = createFindingList();
          checkPage(file, page, lookup, findings, { announced: new Map(), totals: [] });
          expect(findings.report().passed).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** A picture of nothing with one more chunk. */
function png(type: string, data: Buffer): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.alloc(13)),
    chunk(type, data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
