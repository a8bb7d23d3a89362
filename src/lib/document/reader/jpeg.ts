const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;
const FIRST_APPLICATION = 0xe1;
const LAST_APPLICATION = 0xef;
/** Adobe's segment tells how colours are coded; without it they come out wrong. */
const ADOBE = 0xee;

/** A JPEG without its application segments (EXIF, XMP, IPTC, profiles) and comments; pixels stay bit for bit (ITU T.81, B.1.1). */
export function withoutJpegMetadata(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const isApplication = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION && marker !== ADOBE;
    if (!isApplication && marker !== COMMENT) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}
