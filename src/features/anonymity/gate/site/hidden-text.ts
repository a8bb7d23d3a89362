/** UTF-16 of a western text: letters with a NUL behind or before each. */
const WIDE = [/(?:[^\0]\0){4,}/g, /(?:\0[^\0]){4,}/g];

/** Every reading under which the bytes of a binary file may hold text: metadata are UTF-8, latin1 or UTF-16. */
export function readingsOf(bytes: Uint8Array): string[] {
  const narrow = new TextDecoder('latin1').decode(bytes);
  const wide = WIDE.flatMap((letters) => narrow.match(letters) ?? []);
  return [
    new TextDecoder().decode(bytes),
    narrow,
    wide.map((letters) => letters.replaceAll('\0', '')).join('\n'),
  ];
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
const FIRST_CHUNK = 8;
/** Length and type before a chunk's data, checksum after them. */
const AROUND_DATA = 12;

/** True for a PNG with compressed text, which no search finds. */
export function hasCompressedText(bytes: Uint8Array): boolean {
  if (!PNG.every((byte, n) => bytes[n] === byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = FIRST_CHUNK; at + AROUND_DATA <= bytes.length; ) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    // An iTXt may be compressed, an iCCP always is, and its profile can hold texts.
    if (['zTXt', 'iTXt', 'iCCP'].includes(type)) return true;
    at += view.getUint32(at) + AROUND_DATA;
  }
  return false;
}
