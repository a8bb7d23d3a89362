import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

/** Somebody in a register file. */
export interface Person {
  readonly nip: string;
  readonly name: string;
  readonly agency: string;
}

/** The people of a register file that is written with codes and commas. */
export async function peopleOf(file: string): Promise<Person[]> {
  const rows: Record<string, string>[] = parse(await readFile(file), { columns: true });
  return rows.map((row) => ({
    nip: row['nip'] ?? '',
    name: row['nama'] ?? '',
    agency: row['instansi_asal'] ?? '',
  }));
}
