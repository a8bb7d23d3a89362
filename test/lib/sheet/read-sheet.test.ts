import { type FileHandle, open } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { READER_LIMITS } from '#lib/sheet/limits.ts';
import { FileRefused } from '#lib/sheet/problem.ts';
import { readSheet } from '#lib/sheet/read-sheet.ts';
import { fileWith } from '#test/features/transfer/register-file.ts';
import { workbookParts, zipOf } from '#test/features/transfer/xlsx-file.ts';

async function handleOf(content: string | Uint8Array): Promise<FileHandle> {
  const handle = await open((await fileWith(content)).path);
  onTestFinished(() => handle.close());
  return handle;
}

async function refusalOf(content: string | Uint8Array, limits = READER_LIMITS): Promise<string | null> {
  const file = await handleOf(content);
  try {
    for await (const _ of readSheet(file, limits));
  } catch (error) {
    if (error instanceof FileRefused) return error.problem.code;
    throw error;
  }
  return null;
}

const LARGE = `a,b\n${'1,2\n'.repeat(60_000)}`;

describe('the reader process', () => {
  it('hands over all rows in portions', async () => {
    const rows = [];
    for await (const portion of readSheet(await handleOf(LARGE), READER_LIMITS)) {
      expect(portion.length).toBeLessThanOrEqual(500);
      rows.push(...portion);
    }
    expect(rows).toHaveLength(60_001);
    expect(rows.at(-1)).toEqual({ row: 60_001, cells: ['1', '2'] });
  });

  it('hands over its refusal', async () => {
    expect(await refusalOf('%PDF-1.7')).toBe('file-kind');
  });

  it('is ended when it takes too long', async () => {
    expect(await refusalOf(LARGE, { ...READER_LIMITS, seconds: 0.01 })).toBe('reader-timeout');
  });

  it('may run out of memory without harm to this process', async () => {
    const strings = Array.from(
      { length: 120_000 },
      (_, index) => `<si><t>text number ${index}</t></si>`,
    ).join('');
    const file = zipOf(workbookParts('<row/>', { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }));
    expect(await refusalOf(file, { ...READER_LIMITS, heapMegabytes: 12 })).toBe('reader-failed');
    expect(await refusalOf(file)).toBeNull();
  });

  it('fails clearly when it cannot be started', async () => {
    const { execPath } = process;
    onTestFinished(() => {
      process.execPath = execPath;
    });
    process.execPath = '/nowhere/node';
    expect(await refusalOf('a,b\n1,2\n')).toBe('reader-failed');
  });

  it('fails clearly when it says what no reader says', async () => {
    const { execPath } = process;
    onTestFinished(() => {
      process.execPath = execPath;
    });
    for (const program of ['/bin/echo', '/bin/true']) {
      process.execPath = program;
      expect(await refusalOf('a,b\n1,2\n')).toBe('reader-failed');
    }
  });

  it('is ended when nobody wants the rest', async () => {
    for await (const portion of readSheet(await handleOf(LARGE), READER_LIMITS)) {
      expect(portion.length).toBeGreaterThan(0);
      break;
    }
  });
});
