import path from 'node:path';
import type { SheetRow } from '#lib/sheet/format.ts';
import { SHEET_LIMITS } from '#lib/sheet/limits.ts';
import { FileRefused } from '#lib/sheet/problem.ts';
import { type Archive, openArchive } from '#lib/sheet/reader/xlsx/archive.ts';
import { readDateStyles } from '#lib/sheet/reader/xlsx/dates.ts';
import { RichText } from '#lib/sheet/reader/xlsx/rich-text.ts';
import { readWorksheet } from '#lib/sheet/reader/xlsx/worksheet.ts';
import { attribute, readXml } from '#lib/sheet/reader/xlsx/xml.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHARED_STRINGS = 'xl/sharedStrings.xml';

/** What the cells of a sheet refer to. */
export interface Workbook {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly isFrom1904: boolean;
}

/** The rows of the first sheet of an Office Open XML workbook (ECMA-376). @throws FileRefused */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetRow> {
  const archive = await openArchive(bytes);
  const { relation, isFrom1904 } = await readFirstSheet(archive);
  const part = await findTarget(archive, relation);
  yield* readWorksheet(archive.read(part), {
    sharedStrings: await readSharedStrings(archive),
    dateStyles: await readDateStyles(archive),
    isFrom1904,
  });
}

async function readFirstSheet(archive: Archive): Promise<{ relation: string; isFrom1904: boolean }> {
  let relation: string | null = null;
  let isFrom1904 = false;
  await readXml(archive.read(WORKBOOK), {
    open(name, attributes) {
      if (name === 'sheet') relation ??= attribute(attributes, 'id');
      if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    },
  });
  if (relation === null) throw new FileRefused('xlsx-missing-part', { part: 'sheet' });
  return { relation, isFrom1904 };
}

async function findTarget(archive: Archive, relation: string): Promise<string> {
  let target: string | null = null;
  await readXml(archive.read(RELATIONS), {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id === relation) target = Target ?? null;
    },
  });
  if (target === null) throw new FileRefused('xlsx-missing-part', { part: 'sheet' });
  return path.posix.resolve('/xl', target).slice(1);
}

async function readSharedStrings(archive: Archive): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!archive.has(SHARED_STRINGS)) return strings;
  const richText = new RichText();
  let characters = 0;
  await readXml(archive.read(SHARED_STRINGS), {
    open: (name) => richText.open(name),
    text: (text) => richText.add(text),
    close(name) {
      richText.close(name);
      if (name !== 'si') return;
      const text = richText.take();
      characters += text.length;
      if (characters > SHEET_LIMITS.fileBytes) throw new FileRefused('xlsx-bomb');
      strings.push(text);
    },
  });
  return strings;
}
