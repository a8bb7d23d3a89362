import { isUtf8 } from 'node:buffer';
import type { SheetRow } from '#lib/sheet/format.ts';
import { FileRefused } from '#lib/sheet/problem.ts';
import { readCsv } from '#lib/sheet/reader/csv.ts';
import { readXlsx } from '#lib/sheet/reader/xlsx/workbook.ts';

/** Reads CSV or XLSX, told apart by content, never by name. @throws FileRefused */
export function readRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  if (isZip(bytes)) return readXlsx(bytes);
  requireText(bytes);
  return readCsv(bytes);
}

function isZip(bytes: Buffer): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06);
}

/** Refuses what is no UTF-8 text, and says what it seems to be. */
export function requireText(bytes: Buffer): void {
  // [MS-CFB] compound file: an old .xls, or the shell around a workbook that has a password ([MS-OFFCRYPTO]).
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const hasPassword = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new FileRefused(hasPassword ? 'file-encrypted' : 'file-old-excel');
  }
  const sample = bytes.subarray(0, 4096);
  if (isUtf16(sample)) throw new FileRefused('file-encoding', { detected: 'UTF-16' });
  if (sample.toString('latin1').startsWith('%PDF') || countControls(sample) > sample.length / 20) {
    throw new FileRefused('file-kind');
  }
  if (!isUtf8(bytes)) refuseEncoding(bytes);
  const start = sample
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  // Web pages and JSON are saved under a spreadsheet's name by other programs.
  if (/^[<{[]/.test(start)) throw new FileRefused('file-kind');
  if (start === '' && bytes.toString('utf8').trim() === '') throw new FileRefused('file-empty');
}

function startsWith(bytes: Buffer, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A byte order mark, or NUL in every other byte as Latin letters have it in UTF-16. */
function isUtf16(sample: Buffer): boolean {
  if (startsWith(sample, 0xff, 0xfe) || startsWith(sample, 0xfe, 0xff)) return true;
  const nulls = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) nulls[index % 2] = (nulls[index % 2] ?? 0) + 1;
  const [fewer = 0, more = 0] = nulls.toSorted((one, other) => one - other);
  return more > sample.length / 4 && fewer < sample.length / 20;
}

function countControls(sample: Buffer): number {
  return sample.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length;
}

/** Text in which no multi-byte letter is right was never UTF-8: on the desks of the province it is Windows-1252. */
function refuseEncoding(bytes: Buffer): never {
  const row = lineOfBadByte(bytes);
  const hasTrueLetters = /[\u0080-\ufffc]/u.test(bytes.toString('utf8').replace(/^\ufeff/, ''));
  if (hasTrueLetters) throw new FileRefused('file-invalid-utf8', {}, row);
  throw new FileRefused('file-encoding', { detected: 'Windows-1252' }, row);
}

/** A line feed is never part of a longer character, so lines can be judged one by one. */
function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line++;
  }
}
