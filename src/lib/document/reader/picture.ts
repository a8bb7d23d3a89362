import sharp from 'sharp';
import { DOCUMENT_LIMITS } from '#lib/document/limits.ts';
import { DocumentRefused } from '#lib/document/problem.ts';

const JPEG_QUALITY = 90;

/** The pixels of a JPEG or PNG, upright, drawn anew: EXIF, GPS, text chunks and whatever stood behind are gone. @throws DocumentRefused */
export async function cleanPicture(bytes: Buffer, kind: 'jpeg' | 'png'): Promise<Buffer> {
  sharp.cache(false);
  sharp.concurrency(1);
  const header = await sharp(bytes, { limitInputPixels: false }).metadata().catch(refuseDamaged);
  if (header.width * header.height > DOCUMENT_LIMITS.pixels) throw new DocumentRefused('too-many-pixels');
  const picture = sharp(bytes, { limitInputPixels: DOCUMENT_LIMITS.pixels, failOn: 'error', pages: 1 });
  const upright = picture.autoOrient();
  const drawn = kind === 'jpeg' ? upright.jpeg({ quality: JPEG_QUALITY }) : upright.png();
  return drawn.toBuffer().catch(refuseDamaged);
}

function refuseDamaged(): never {
  throw new DocumentRefused('damaged');
}
