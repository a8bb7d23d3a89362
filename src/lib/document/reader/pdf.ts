import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { DOCUMENT_LIMITS } from '#lib/document/limits.ts';
import { DocumentRefused } from '#lib/document/problem.ts';
import { withoutJpegMetadata } from '#lib/document/reader/jpeg.ts';

/** Actions that run, send or fetch something (ISO 32000-1, table 198), and what holds them. */
const ACTIVE_ACTIONS = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'Rendition']);
const ACTIVE_KEYS = new Set(['JS', 'JavaScript', 'XFA', 'RichMediaContent', 'RichMediaSettings']);
const EMBEDDING_KEYS = new Set(['EmbeddedFiles', 'EmbeddedFile', 'EF', 'AF']);
/** What programs write about themselves, their users and the moment, and actions, which no paper has. */
const DROPPED_KEYS = ['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'A', 'AA', 'M', 'T', 'NM'];

/**
 * The pages of a PDF in a new file: without information dictionary, XMP, names, outlines, actions, and metadata of
 * pictures in it. @throws DocumentRefused
 */
export async function cleanPdf(bytes: Buffer): Promise<Uint8Array> {
  const given = await load(bytes);
  for (const [, object] of given.context.enumerateIndirectObjects()) refuseActive(object);
  const pages = given.getPageIndices();
  if (pages.length === 0) throw new DocumentRefused('damaged');
  if (pages.length > DOCUMENT_LIMITS.pages) throw new DocumentRefused('too-many-pages');
  const clean = await PDFDocument.create({ updateMetadata: false });
  for (const page of await clean.copyPages(given, pages)) clean.addPage(page);
  for (const [ref, object] of clean.context.enumerateIndirectObjects()) {
    walk(object, (dict) => {
      for (const key of DROPPED_KEYS) dict.delete(PDFName.of(key));
    });
    if (isPicture(object)) clean.context.assign(ref, withoutMetadata(object));
  }
  return clean.save({ useObjectStreams: false, updateFieldAppearances: false });
}

async function load(bytes: Buffer): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false });
  } catch (error) {
    throw new DocumentRefused(error instanceof EncryptedPDFError ? 'encrypted' : 'damaged');
  }
}

function refuseActive(object: PDFObject): void {
  walk(object, (dict) => {
    for (const key of dict.keys().map((name) => name.decodeText())) {
      if (EMBEDDING_KEYS.has(key)) throw new DocumentRefused('embedded');
      if (ACTIVE_KEYS.has(key)) throw new DocumentRefused('active');
    }
    const action = dict.get(PDFName.of('S'));
    if (action instanceof PDFName && ACTIVE_ACTIONS.has(action.decodeText())) {
      throw new DocumentRefused('active');
    }
    const type = dict.get(PDFName.of('Type'));
    if (type instanceof PDFName && type.decodeText() === 'EmbeddedFile')
      throw new DocumentRefused('embedded');
  });
}

/** Visits every dictionary that stands directly in an object; those behind references are objects of their own. */
function walk(object: PDFObject, visit: (dict: PDFDict) => void): void {
  if (object instanceof PDFStream) walk(object.dict, visit);
  else if (object instanceof PDFArray) for (const item of object.asArray()) walk(item, visit);
  else if (object instanceof PDFDict) {
    visit(object);
    for (const value of object.values()) walk(value, visit);
  }
}

function isPicture(object: PDFObject): object is PDFRawStream {
  return object instanceof PDFRawStream && filtersOf(object).includes('DCTDecode');
}

function withoutMetadata(stream: PDFRawStream): PDFRawStream {
  // Packed twice, a picture cannot be looked into here.
  if (filtersOf(stream).length > 1) throw new DocumentRefused('damaged');
  return PDFRawStream.of(stream.dict, withoutJpegMetadata(Buffer.from(stream.contents)));
}

function filtersOf(stream: PDFRawStream): string[] {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const names = filter instanceof PDFArray ? filter.asArray() : [filter];
  return names.flatMap((name) => (name instanceof PDFName ? [name.decodeText()] : []));
}
