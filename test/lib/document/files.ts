import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';

/** Latitude that a phone wrote into its picture; found again, it is a leak. */
export const GPS_LATITUDE = '5/1';
export const SECRET = 'Rahasia Perekam';

/** A photograph as a phone takes it: with owner, place, and a comment. */
export function photograph(kind: 'jpeg' | 'png' = 'jpeg', size = 64): Promise<Buffer> {
  const pixels = sharp({
    create: { width: size, height: size, channels: 3, background: { r: 200, g: 180, b: 120 } },
  }).withExif({
    IFD0: { Artist: SECRET, Software: SECRET },
    IFD3: { GPSLatitudeRef: 'S', GPSLatitude: `${GPS_LATITUDE} 25/1 30/1`, GPSLongitudeRef: 'E' },
  });
  return kind === 'jpeg' ? pixels.jpeg().toBuffer() : pixels.png().toBuffer();
}

/** A letter as an office program saves it, with its author in the information dictionary and in XMP. */
export async function letter(change: (pdf: PDFDocument) => unknown = () => {}): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([300, 200]);
  page.drawText('Surat mandat');
  page.drawImage(await pdf.embedJpg(await photograph()), { width: 50, height: 50 });
  pdf.setAuthor(SECRET);
  pdf.setTitle(SECRET);
  const xmp = pdf.context.stream(`<x:xmpmeta>${SECRET}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp));
  page.node.set(PDFName.of('PieceInfo'), pdf.context.obj({ Who: PDFString.of(SECRET) }));
  await change(pdf);
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

/** An empty zip archive: its end record alone. */
export const EMPTY_ZIP = Buffer.concat([Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)]);
