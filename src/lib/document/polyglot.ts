import type { DocumentKind } from '#lib/document/problem.ts';

const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ZIP_END_BYTES = 22;
const LONGEST_ZIP_COMMENT = 65_535;
const RAR = Buffer.from('Rar!\u001a\u0007', 'latin1');
const SEVEN_ZIP = Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]);
/** Where PDF readers look for the header (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_REACH = 1024;
/** Too long to stand in packed pixels by chance. */
const MARKUP = ['<script', '<html', '<!doctype', '<svg', '<?php', '<iframe'];

/** Whether the bytes of a document are some other format too, so that another program would read something else in it. */
export function isPolyglot(bytes: Buffer, kind: DocumentKind): boolean {
  if (endsAsZip(bytes) || bytes.includes(RAR) || bytes.includes(SEVEN_ZIP)) return true;
  if (kind === 'pdf') return !endsAsPdf(bytes);
  if (bytes.subarray(0, PDF_HEADER_REACH).includes('%PDF-')) return true;
  const text = bytes.toString('latin1').toLowerCase();
  return MARKUP.some((mark) => text.includes(mark));
}

/** A zip is read from its end: a record whose comment fills exactly the rest of the file (APPNOTE 4.3.16). */
function endsAsZip(bytes: Buffer): boolean {
  const first = Math.max(0, bytes.length - ZIP_END_BYTES - LONGEST_ZIP_COMMENT);
  for (
    let at = bytes.lastIndexOf(ZIP_END);
    at >= first;
    at = at === 0 ? -1 : bytes.lastIndexOf(ZIP_END, at - 1)
  ) {
    const isWhole = at + ZIP_END_BYTES <= bytes.length;
    if (isWhole && at + ZIP_END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}

/** Nothing but line ends stand behind the last mark of the end. */
function endsAsPdf(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf('%%EOF');
  return at >= 0 && /^[\s\0]*$/.test(bytes.subarray(at + 5).toString('latin1'));
}
