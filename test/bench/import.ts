import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { parse } from 'csv-parse';
import { peakMegabytes } from '#test/features/transfer/peak-memory.ts';
import { csvOf, registerRows, TRANSFER_COLUMNS, tableOf } from '#test/features/transfer/register-file.ts';
import { xlsxOf } from '#test/features/transfer/xlsx-file.ts';

const ROWS = 50_000;
const ROUNDS = 3;
const PEER_BATCH = 500;
const IMPORT = path.resolve(import.meta.dirname, '../features/transfer/import-process.ts');

interface Measure {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly newCount: number | null;
}

/**
 * Imports 50,000 rows of the register, each time into a new database by a new process: as CSV and as XLSX. The peer, in the same
 * run, only parses the CSV with csv-parse and inserts its cells as they are with raw libSQL: no checks, no second
 * process, nothing sealed. Prints the median time and the highest peak of memory of the importing process.
 */
export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tapis-bench-'));
  try {
    const table = tableOf(registerRows(ROWS));
    const csv = path.join(folder, 'mutasi.csv');
    const xlsx = path.join(folder, 'mutasi.xlsx');
    writeFileSync(csv, csvOf(table));
    writeFileSync(xlsx, xlsxOf(table));
    const runs: [string, string, string][] = [
      ['peer: csv-parse and raw libSQL', import.meta.filename, csv],
      ['import of a CSV register', IMPORT, csv],
      ['import of an XLSX register', IMPORT, xlsx],
    ];
    for (const [name, program, file] of runs) print(name, measure(folder, program, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(folder: string, program: string, file: string): Measure {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const home = mkdtempSync(path.join(folder, 'home-'));
    const output = execFileSync(process.execPath, [program, home, file], { encoding: 'utf8' });
    const measure = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measure;
    if (measure.newCount !== ROWS) throw new Error(`${program} did not keep the rows.`);
    return measure;
  });
  const times = rounds.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return {
    newCount: ROWS,
    milliseconds: times[Math.floor(ROUNDS / 2)] ?? 0,
    megabytes: Math.max(...rounds.map(({ megabytes }) => megabytes)),
  };
}

function print(name: string, { milliseconds, megabytes }: Measure): void {
  const figures = `${milliseconds.toFixed(0).padStart(7)} ms ${megabytes.toFixed(0).padStart(5)} MB`;
  process.stdout.write(`${name.padEnd(32)}${figures}  (${ROWS} rows, median of ${ROUNDS})\n`);
}

async function runPeer(home: string, file: string): Promise<void> {
  const client = createClient({ url: `file:${path.join(home, 'peer.db')}` });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute(
    `CREATE TABLE register (${TRANSFER_COLUMNS.map((name) => `${name} TEXT`).join(', ')})`,
  );
  const marks = `(${TRANSFER_COLUMNS.map(() => '?').join(', ')})`;
  const startedAt = performance.now();
  const rows: string[][] = [];
  for await (const row of createReadStream(file).pipe(parse({ from: 2 }))) rows.push(row);
  const statements = [];
  for (let from = 0; from < rows.length; from += PEER_BATCH) {
    const batch = rows.slice(from, from + PEER_BATCH);
    const sql = `INSERT INTO register VALUES ${batch.map(() => marks).join(', ')}`;
    statements.push({ sql, args: batch.flat() });
  }
  await client.batch(statements, 'write');
  const milliseconds = performance.now() - startedAt;
  client.close();
  const megabytes = peakMegabytes();
  process.stdout.write(`${JSON.stringify({ milliseconds, megabytes, newCount: rows.length })}\n`);
}

// Started by itself with a home and a file, this module is the peer.
const [, program, home, file] = process.argv;
if (program === import.meta.filename && home !== undefined && file !== undefined) await runPeer(home, file);
