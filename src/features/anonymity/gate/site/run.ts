import { fieldsWith } from '../canaries.ts';
import { type CanaryScanner, createCanaryScanner } from '../canary-scanner.ts';
import { checkData, checkTable } from './data-file.ts';
import { type FileKind, kindOf } from './file-kinds.ts';
import { createFindingList, type FindingList, type SiteReport } from './findings.ts';
import { hasCompressedText, readingsOf } from './hidden-text.ts';
import type { BuiltFile, SiteGateInput } from './input.ts';
import { checkTotals, judgeShown } from './judge.ts';
import { createLookup, type Lookup } from './lookup.ts';
import { checkPage, type Shown } from './page.ts';

/** Judges a built site by its bytes, a file at a time. */
export interface SiteGate {
  /** Looks into one file; order does not matter. MUST be called for every file of the site once. */
  read(file: BuiltFile): void;
  /** What all files together say. */
  finish(): SiteReport;
}

/** An id stands by itself, not within a longer word such as a hash. */
const ID = /(?<![A-Za-z0-9])[a-z2-7]{26}(?![A-Za-z0-9])/g;
/** What a list of addresses consists of, once its tags are taken away. */
const ADDRESS_OR_DATE = /^(?:https?:\/\/\S+|\d{4}-\d{2}-\d{2}(?:T\S+)?)$/;

/**
 * The gate once more, over the bytes that readers will get: (a) sizes, (b) (c) matching with the register, (d) nothing
 * finer than published, (e) sums, (f) fields, files and withdrawn announcements, (g) canaries.
 */
export function createSiteGate(input: SiteGateInput): SiteGate {
  const lookup = createLookup(input);
  const scanner = createCanaryScanner(input.canaries);
  const findings = createFindingList();
  const shown: Shown = { announced: new Map(), totals: [] };
  const missing = new Set([...lookup.copies.keys(), ...lookup.subjects.keys()]);

  return {
    read({ path, bytes }) {
      missing.delete(path);
      if (scanner.scan(path, '').length > 0) findings.add('g', path, '', 'remove-file');
      const kind = kindOf(path);
      if (kind === null || bytes === null) findings.add('f', path, '', 'remove-file');
      else if (kind === 'binary' || kind === 'log') readBinary(path, bytes, scanner, findings);
      else {
        const text = decode(bytes);
        if (text === null) findings.add('f', path, '', 'remove-file');
        else readText(path, kind, text);
      }
    },
    finish() {
      for (const path of missing) findings.add('f', path, '', 'rebuild-site');
      checkTotals(shown, lookup, findings);
      if (!input.isNothingNew) judgeShown(shown, input, lookup, findings);
      return findings.report();
    },
  };

  function readText(path: string, kind: Exclude<FileKind, 'binary' | 'log'>, text: string): void {
    checkIds(path, kind, text, lookup, findings);
    if (scanner.scan('', text).length > 0) {
      const fields = kind === 'data' ? fieldsWith(scanner, text) : [];
      for (const field of fields.length > 0 ? fields : ['']) findings.add('g', path, field, 'mask-text');
    }
    if (kind === 'page') checkPage(path, text, lookup, findings, shown);
    if (kind === 'data') checkData(path, text, lookup, findings);
    if (kind === 'table') checkTable(path, text, lookup, findings);
    if (kind === 'addresses' && !holdsAddressesOnly(text)) findings.add('f', path, '', 'remove-file');
  }
}

/** Withdrawn ids stand in the places of their withdrawals only; ids of announcements only in files that are read for them. */
function checkIds(
  path: string,
  kind: FileKind,
  text: string,
  { announcements, withdrawals }: Lookup,
  findings: FindingList,
): void {
  if (kind !== 'text' && withdrawals.size === 0) return;
  for (const [id] of `${path} ${text}`.matchAll(ID)) {
    const withdrawal = withdrawals.get(id);
    const isInPlace = withdrawal?.copy === path || withdrawal?.pages.includes(path);
    if (withdrawal !== undefined && !isInPlace) findings.add('f', path, 'id', 'rebuild-site');
    if (kind === 'text' && announcements.has(id)) findings.add('f', path, 'id', 'remove-file');
  }
}

function readBinary(path: string, bytes: Uint8Array, scanner: CanaryScanner, findings: FindingList): void {
  if (hasCompressedText(bytes)) findings.add('f', path, '', 'remove-file');
  const isHit = readingsOf(bytes).some((text) => scanner.scan('', text).length > 0);
  if (isHit) findings.add('g', path, '', 'remove-file');
}

function holdsAddressesOnly(xml: string): boolean {
  const words = xml.replace(/<[^>]*>/g, ' ').match(/\S+/g) ?? [];
  return words.every((word) => ADDRESS_OR_DATE.test(word));
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
