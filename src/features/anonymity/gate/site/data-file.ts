import { parse } from 'csv-parse/sync';
import { figureValue } from '#lib/figure.ts';
import type { FindingList } from './findings.ts';
import type { SiteAnnouncement } from './input.ts';
import type { Lookup } from './lookup.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks a JSON file: the record's documents byte for byte; any other one holds nothing but announcements, each an
 * object with its `id` whose other fields say what the record's document says, or lacks fields of it.
 */
export function checkData(path: string, text: string, lookup: Lookup, findings: FindingList): void {
  const exact = lookup.copies.get(path);
  if (text === exact) return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    findings.add('f', path, '', 'remove-file');
    return;
  }
  if (exact !== undefined) findings.add('f', path, '', 'rebuild-site');
  visit(value, '');

  function visit(part: unknown, field: string): void {
    if (Array.isArray(part)) {
      for (const [n, item] of part.entries()) visit(item, joined(field, String(n)));
    } else if (typeof part !== 'object' || part === null) {
      findings.add('f', path, field, 'remove-field');
    } else {
      const fields = part as Fields;
      const announcement = lookup.announcements.get(String(fields['id']));
      if (announcement !== undefined) compareFields(path, fields, announcement, lookup, findings);
      else for (const [name, inner] of Object.entries(fields)) visit(inner, joined(field, name));
    }
  }
}

/** Checks a table in CSV: a row for each announcement, and columns that are dotted names of a document's fields. */
export function checkTable(path: string, text: string, lookup: Lookup, findings: FindingList): void {
  let rows: Readonly<Record<string, string>>[];
  try {
    rows = parse(text, { columns: true, bom: true });
  } catch {
    findings.add('f', path, '', 'remove-file');
    return;
  }
  for (const row of rows) {
    const announcement = lookup.announcements.get(row['id'] ?? '');
    if (announcement === undefined) {
      findings.add('f', path, 'id', 'rebuild-site');
      continue;
    }
    const fields: Record<string, unknown> = {};
    for (const [column, cell] of Object.entries(row)) {
      const names = column.split('.');
      const held = names.reduce<unknown>(fieldOf, announcement.document);
      if (held === undefined || isNested(held)) findings.add('f', path, column, 'remove-field');
      else
        put(
          fields,
          names,
          typeof held === 'number' ? Number(cell) : cell === '' && held === null ? null : cell,
        );
    }
    compareFields(path, fields, announcement, lookup, findings);
  }
}

/** Puts a value into nested fields, whose names are all those of a document. */
function put(
  fields: Record<string, unknown>,
  [name = '', ...inner]: readonly string[],
  value: unknown,
): void {
  if (inner.length === 0) {
    fields[name] = value;
    return;
  }
  const nested = (fields[name] ?? {}) as Record<string, unknown>;
  fields[name] = nested;
  put(nested, inner, value);
}

function compareFields(
  path: string,
  fields: Fields,
  announcement: SiteAnnouncement,
  lookup: Lookup,
  findings: FindingList,
): void {
  compare(fields, announcement.document, '');

  function compare(shown: unknown, held: unknown, field: string): void {
    if (held === undefined) {
      findings.add('f', path, field, 'remove-field');
    } else if (isNested(shown) && isNested(held)) {
      for (const [name, inner] of Object.entries(shown))
        compare(inner, fieldOf(held, name), joined(field, name));
    } else if (shown !== held) {
      findings.add(checkOf(field, shown), path, field, 'rebuild-site');
    }
  }

  function checkOf(field: string, shown: unknown) {
    const [attribute = '', part] = field.split('.');
    if (part !== 'level' && part !== 'value') return lookup.checkOf(announcement, field, String(shown));
    const { level, value } = fields[attribute] as { level: number; value: string };
    return lookup.checkOf(announcement, attribute, figureValue({ level, value }));
  }
}

function isNested(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** A field of the document itself, never one that every object has. */
function fieldOf(value: unknown, name: string): unknown {
  return isNested(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function joined(field: string, name: string): string {
  return field === '' ? name : `${field}.${name}`;
}
