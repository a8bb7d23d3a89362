import type { Archive } from '#lib/sheet/reader/xlsx/archive.ts';
import { attribute, readXml } from '#lib/sheet/reader/xlsx/xml.ts';

const STYLES = 'xl/styles.xml';
const DAY_MS = 86_400_000;

/** Which cell styles show a number as a date, by their index. A workbook without styles has none. */
export async function readDateStyles(archive: Archive): Promise<ReadonlySet<number>> {
  const dateStyles = new Set<number>();
  if (!archive.has(STYLES)) return dateStyles;
  const dateFormats = new Set<number>();
  let isInCellFormats = false;
  let index = 0;
  await readXml(archive.read(STYLES), {
    open(name, attributes) {
      const format = Number(attribute(attributes, 'numFmtId'));
      if (name === 'cellXfs') isInCellFormats = true;
      if (name === 'numFmt' && isDateCode(attribute(attributes, 'formatCode') ?? '')) dateFormats.add(format);
      if (name !== 'xf' || !isInCellFormats) return;
      if (dateFormats.has(format) || isBuiltInDate(format)) dateStyles.add(index);
      index++;
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return dateStyles;
}

/** The formats that every workbook has without declaring them, Asian ones included (ECMA-376, 18.8.30). */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
}

/** A format code shows a date when a day, month or year is left once literals, colours and conditions are gone. */
export function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[dy]|mm/i.test(bare);
}

/**
 * The day of a serial number, YYYY-MM-DD; null where it is no day. In the 1900 system, day 60 is the
 * 29 February 1900 that never was, so days before March 1900 are refused rather than guessed.
 */
export function dateOfSerial(serial: number, isFrom1904: boolean): string | null {
  const firstSerial = isFrom1904 ? 0 : 61;
  const epoch = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  if (!(serial >= firstSerial && serial < 100_000)) return null;
  return new Date(epoch + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}
