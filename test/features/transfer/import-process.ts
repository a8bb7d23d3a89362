import { openDatabase } from '#db/client.ts';
import { account } from '#db/schema/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { systemClock } from '#lib/clock.ts';
import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { masterKey } from '#lib/master-key.ts';
import { systemRandom } from '#lib/random.ts';
import { peakMegabytes } from '#test/features/transfer/peak-memory.ts';

/**
 * A process of its own that imports one register file, so that a test can end it at any moment and a benchmark can see its
 * memory: `node import-process.ts HOME FILE`. Writes JSON lines: its progress, and at the end milliseconds, peak
 * megabytes and new rows.
 */
const [, , home = '', path = ''] = process.argv;
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const config = readConfig({ TAPIS_HOME: home });
const database = await openDatabase(config.databaseUrl, null);
const parts = {
  config,
  key: masterKey(Buffer.alloc(32, 7)),
  database,
  clock: systemClock,
  random: systemRandom,
};
const officer = { accountId: 'officer', roles: ['officer'] as const, agencies: [] };
const row = {
  id: 'officer',
  email: 'o@contoh.test',
  displayName: '-',
  passwordHash: '-',
  createdAt: systemClock.now(),
};
await database.write([database.read.insert(account).values(row).onConflictDoNothing()]);
const file = { name: 'mutasi.csv', path };
const startedAt = performance.now();
const outcome = await importTransfers(parts as unknown as Context, officer, file, say);
const milliseconds = performance.now() - startedAt;
database.close();
say({ milliseconds, megabytes: peakMegabytes(), newCount: outcome.ok ? outcome.value.newCount : null });
