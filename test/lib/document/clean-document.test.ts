import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanDocument } from '#lib/document/clean-document.ts';
import { DOCUMENT_LIMITS } from '#lib/document/limits.ts';
import { createIntake } from '#lib/intake.ts';
import { EMPTY_ZIP, letter, photograph, SECRET } from '#test/lib/document/files.ts';

async function problemOf(bytes: Uint8Array): Promise<string> {
  const result = await cleanDocument(bytes);
  return result.ok ? 'taken' : result.code;
}

async function cleaned(bytes: Uint8Array): Promise<Buffer> {
  const result = await cleanDocument(bytes);
  if (!result.ok) throw new Error(result.code);
  return result.value.bytes;
}

describe('a photograph', () => {
  it.each(['jpeg', 'png'] as const)(
    'loses place, owner and program, and keeps its pixels (%s)',
    async (kind) => {
      const given = await photograph(kind);
      expect(given.includes(SECRET)).toBe(true);
      expect((await sharp(given).metadata()).exif).toBeDefined();
      const clean = await cleaned(given);
      expect(clean.includes(SECRET)).toBe(false);
      expect(clean.includes('Exif')).toBe(false);
      const after = await sharp(clean).metadata();
      expect(after.exif).toBeUndefined();
      expect([after.format, after.width, after.height]).toEqual([kind, 64, 64]);
    },
  );

  it('is refused when it is drawn from fewer bytes than it looks', async () => {
    const bomb = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: 'white' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await problemOf(bomb)).toBe('too-many-pixels');
  });

  it('is refused when it is cut short', async () => {
    const whole = await photograph('png', 256);
    expect(await problemOf(whole.subarray(0, whole.length / 2))).toBe('damaged');
  });
});

describe('a PDF', () => {
  it('keeps its page and loses what its program wrote of author and time, in its pictures too', async () => {
    const given = await letter();
    expect(given.includes(SECRET)).toBe(true);
    const clean = await cleaned(given);
    for (const trace of [SECRET, 'Exif', '/Info', '/Metadata', 'xmpmeta', '/PieceInfo', '/CreationDate']) {
      expect(clean.includes(trace), trace).toBe(false);
    }
    const read = await PDFDocument.load(clean, { updateMetadata: false });
    expect(read.getPageCount()).toBe(1);
    expect(clean.includes('DCTDecode')).toBe(true);
  });

  it.each([
    ['a script', 'active', (pdf: PDFDocument) => pdf.addJavaScript('x', 'app.alert(1)')],
    ['a file inside', 'embedded', (pdf: PDFDocument) => pdf.attach(new Uint8Array([1]), 'a.exe')],
    [
      'a program to start',
      'active',
      (pdf: PDFDocument) =>
        pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'Launch', F: 'cmd.exe' })),
    ],
    [
      'a script behind an event of its page',
      'active',
      (pdf: PDFDocument) =>
        pdf
          .getPage(0)
          .node.set(
            PDFName.of('AA'),
            pdf.context.obj({ O: { S: PDFName.of('J#61vaScript'), JS: PDFName.of('x') } }),
          ),
    ],
    ['a password', 'encrypted', (pdf: PDFDocument) => pdf.encrypt({ userPassword: 'a', ownerPassword: 'b' })],
  ] as const)('with %s is refused', async (_, problem, change) => {
    expect(await problemOf(await letter(change))).toBe(problem);
  });

  it('that is none behind its first line is refused', async () => {
    expect(await problemOf(Buffer.from('%PDF-1.7\nhalo\n%%EOF\n'))).toBe('damaged');
  });
});

describe('a file that is two things', () => {
  it('is refused: PDF and zip, picture and zip, picture and page, picture and PDF', async () => {
    const pdf = await letter();
    const picture = await photograph();
    const end = (text: string) => Buffer.concat([picture, Buffer.from(text)]);
    expect(await problemOf(Buffer.concat([pdf, EMPTY_ZIP]))).toBe('polyglot');
    expect(await problemOf(Buffer.concat([picture, EMPTY_ZIP]))).toBe('polyglot');
    expect(await problemOf(end('<html><script>alert(1)</script>'))).toBe('polyglot');
    expect(await problemOf(end('<?php system($_GET[0]);'))).toBe('polyglot');
    const inHeader = Buffer.concat([
      picture.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 8]),
      Buffer.from('%PDF-1'),
      picture.subarray(2),
    ]);
    expect(await problemOf(inHeader)).toBe('polyglot');
  });
});

describe('anything else', () => {
  it('is refused by its content, whatever it is called', async () => {
    expect(await problemOf(Buffer.alloc(0))).toBe('empty');
    expect(await problemOf(EMPTY_ZIP)).toBe('kind');
    expect(await problemOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBe(
      'kind',
    );
    expect(await problemOf(Buffer.from('GIF89a\u0001\u0000\u0001\u0000'))).toBe('kind');
    expect(await problemOf(Buffer.from('MZ\u0090\u0000'))).toBe('kind');
    expect(await problemOf(new Uint8Array(DOCUMENT_LIMITS.fileBytes + 1))).toBe('too-large');
  });

  it('ends its own process only when it takes too long', async () => {
    const result = await cleanDocument(await letter(), { heapMegabytes: 256, seconds: 0.01 });
    expect(result).toEqual({ ok: false, code: 'took-too-long' });
  });
});

describe('a crowd of files', () => {
  it('is worked through a few at a time, and the rest is told to come back', async () => {
    const intake = createIntake({ atOnce: 2, mostWaiting: 4 });
    const file = await photograph();
    const results = await Promise.all(Array.from({ length: 1_000 }, () => intake.cleanDocument(file)));
    expect(results.filter((one) => one.ok)).toHaveLength(6);
    expect(results.filter((one) => !one.ok && one.code === 'busy')).toHaveLength(994);
    expect((await intake.cleanDocument(file)).ok).toBe(true);
  });
});
