import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from '#features/anonymity/gate/site/file-kinds.ts';
import { readMarkup } from '#features/anonymity/gate/site/markup.ts';

const page = (body: string, head = '') =>
  readMarkup(`<!DOCTYPE html><html lang="id"><head>${head}</head><body>${body}</body></html>`);
const figure = (field: string, value: string, words: string) =>
  `<data data-figure="${field}" value="${value}">${words}</data>`;

describe('what the gate reads of a page', () => {
  it('is its language, its head, and its subjects with their figures', () => {
    const { lang, head, subjects, stray, hasData } = page(
      `<p>7</p><article data-subject="announcement:a"><h1>${figure('size', '7', 'Tujuh')} guru</h1></article>${figure('k', '5', '5')}`,
      '<title>Tujuh guru · Tapis</title><meta name="description" content="A &amp; B"><meta name="x" content="y">',
    );
    expect({ lang, head, hasData }).toEqual({
      lang: 'id',
      head: ['Tujuh guru · Tapis', 'A & B'],
      hasData: false,
    });
    expect(subjects).toEqual([
      {
        name: 'announcement:a',
        figures: [{ fields: ['size'], value: '7', text: 'Tujuh' }],
        text: 'Tujuh guru',
        unmarked: ' guru',
      },
    ]);
    expect(stray).toEqual([{ fields: ['k'], value: '5', text: '5' }]);
  });

  it.each([
    [
      'one word that tells two fields',
      figure('origin destination', '0:x', 'X'),
      ['origin', 'destination'],
      'X',
    ],
    [
      'characters written as entities',
      figure('origin', '0:x', 'R &amp; D&#39;s &#x41;'),
      ['origin'],
      "R & D's A",
    ],
    ['words over two lines', figure('origin', '0:x', ' R\n  D '), ['origin'], 'R D'],
    ['words with markup in them', figure('origin', '0:x', '<b>R</b> <br>D'), ['origin'], 'R D'],
  ])('holds %s', (_, body, fields, text) => {
    expect(page(`<p data-subject="s">${body}</p>`).subjects[0]?.figures).toEqual([
      { fields, value: '0:x', text },
    ]);
  });

  it('takes what stands in a subject within a subject for the inner one', () => {
    const { subjects } = page(
      `<div data-subject="year:2026">${figure('year', '2026', '2026')}<ul><li data-subject="announcement:a">3</li></ul> 4</div>`,
    );
    expect(subjects.map(({ name, unmarked }) => [name, unmarked])).toEqual([
      ['announcement:a', '3'],
      ['year:2026', ' 4'],
    ]);
  });

  it.each([
    ['a comment', '<!-- 3 -->'],
    ['a label that is read out', '<svg aria-label="3 orang"></svg>'],
    ['the words for a picture', '<img src="x" alt="3 orang">'],
    ['a lone bracket', '<3'],
    ['a hidden element', '<span hidden>3</span>'],
    ['what follows an element that is not closed', '<p><b>x</p>3'],
  ])('counts %s as text', (_, body) => {
    expect(
      page(`<p data-subject="s"></p><div data-subject="t">${body}</div>`).subjects[1]?.unmarked,
    ).toContain('3');
  });

  it('leaves out scripts and styles, and tells of data in them', () => {
    const { subjects, hasData } = page(
      '<p data-subject="s"><script>const a = "<b>3";</script><style>a{width:3px}</style></p>',
    );
    expect(subjects[0]?.text).toBe('');
    expect(hasData).toBe(false);
    expect(page('<script type="application/ld+json">{}</script>').hasData).toBe(true);
  });

  it('has no mark where a mark is written in another way, so that something is missing', () => {
    expect(page("<p data-subject='s'>3</p>").subjects).toEqual([]);
    expect(page('<p data-subject="s">3').subjects).toHaveLength(1);
  });

  it('comes to an end, whatever the bytes', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '/',
      '<p',
      ' data-subject="s"',
      '</p>',
      '<script>',
      '<!--',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        expect(() => readMarkup(pieces.join(''))).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file of the site', () => {
  it.each([
    ['index.html', 'page'],
    ['_astro/a.B1-x_.css', 'text'],
    ['log/feedback/tile/0/x001/067.p/8', 'log'],
    ['log/announcements/checkpoints/12', 'log'],
    ['font.woff2', 'binary'],
    ['index.html.gz', null],
    ['.well-known/security.txt', null],
    ['a/.git/config', null],
    ['log/announcements/notes', null],
    ['README', null],
    ['a.js.map', null],
    ['a.PNG', null],
  ])('%s is looked into as %s', (file, kind) => {
    expect(kindOf(file)).toBe(kind);
  });
});
