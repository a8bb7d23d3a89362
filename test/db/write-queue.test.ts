import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Statement } from '#db/client.ts';
import { account } from '#db/schema/index.ts';
import { createWriteQueue } from '#db/write-queue.ts';
import { createTestContext } from '#test/support/context.ts';

describe('the write queue', () => {
  it('joins what is submitted in one turn into one commit, in order', async () => {
    const log = recorder();
    const write = createWriteQueue(log.run);
    await Promise.all([write([named('a')]), write([named('b'), named('c')]), write([named('d')])]);
    expect(log.commits).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('gives each submission the row counts of its own statements', async () => {
    const write = createWriteQueue(async (statements) => statements.map((_, index) => index));
    expect(await Promise.all([write([named('a')]), write([named('b'), named('c')])])).toEqual([[0], [1, 2]]);
  });

  it('answers an empty write at once, without a commit', async () => {
    const log = recorder();
    expect(await createWriteQueue(log.run)([])).toEqual([]);
    expect(log.commits).toEqual([]);
  });

  it('commits at most 200 statements at once, but never cuts a submission', async () => {
    const log = recorder();
    const write = createWriteQueue(log.run);
    const sizes = [150, 50, 1, 500, 1];
    await Promise.all(sizes.map((size) => write(Array.from({ length: size }, () => named('x')))));
    expect(log.commits.map((commit) => commit.length)).toEqual([200, 1, 500, 1]);
  });

  it('begins no commit before the one before it has ended', async () => {
    let open = 0;
    const write = createWriteQueue(async (statements) => {
      expect(++open).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      open--;
      return statements.map(() => 1);
    });
    const writes: Promise<number[]>[] = [];
    for (let round = 0; round < 5; round++) {
      writes.push(write([named('x')]));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await Promise.all(writes)).toHaveLength(5);
  });

  it('fails the guilty one alone, keeps the order, and loses nothing, in any mix', async () => {
    const mixes = fc.array(fc.record({ isGuilty: fc.boolean(), size: fc.integer({ min: 1, max: 120 }) }), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(mixes, async (mix) => {
        const log = recorder();
        const write = createWriteQueue(log.run);
        const settled = await Promise.allSettled(
          mix.map(({ isGuilty, size }, number) =>
            write(Array.from({ length: size }, () => named(isGuilty ? 'guilty' : `${number}`))),
          ),
        );
        expect(settled.map(({ status }) => status === 'rejected')).toEqual(
          mix.map(({ isGuilty }) => isGuilty),
        );
        const expected = mix.flatMap(({ isGuilty, size }, number) =>
          isGuilty ? [] : Array<string>(size).fill(`${number}`),
        );
        expect(log.commits.flat()).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('lets the event loop turn between two commits', async () => {
    let turns = 0;
    const seen: number[] = [];
    const write = createWriteQueue(async (statements) => {
      seen.push(turns);
      return statements.map(() => 1);
    });
    const counting = setInterval(() => turns++, 0);
    const big = Array.from({ length: 200 }, () => named('x'));
    await Promise.all(Array.from({ length: 500 }, () => write(big)));
    clearInterval(counting);
    expect(new Set(seen).size).toBeGreaterThan(1);
  });
});

describe('the database', () => {
  it('writes a batch whole or not at all, and says how many rows each statement changed', async () => {
    const { database } = await createTestContext();
    expect(await database.write([insert(database, 'a'), insert(database, 'b')])).toEqual([1, 1]);
    await expect(database.write([insert(database, 'c'), insert(database, 'a')])).rejects.toThrow(/UNIQUE/);
    expect(await ids(database)).toEqual(['a', 'b']);
  });

  it('fails a write that breaks a rule alone, though others joined its commit', async () => {
    const { database } = await createTestContext();
    const settled = await Promise.allSettled(
      ['a', 'b', 'a', 'c'].map((id) => database.write([insert(database, id)])),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await ids(database)).toEqual(['a', 'b', 'c']);
  });

  it('has on disk what it acknowledged: another connection reads it', async () => {
    const { database, config } = await createTestContext();
    await Promise.all(
      Array.from({ length: 300 }, (_, number) => database.write([insert(database, `${number}`)])),
    );
    const other = await openDatabase(config.databaseUrl, null);
    expect(await ids(other)).toHaveLength(300);
    other.close();
  });

  it('lets two connections write at once', async () => {
    const { database, config } = await createTestContext();
    const other = await openDatabase(config.databaseUrl, null);
    await Promise.all(
      Array.from({ length: 100 }, (_, number) => {
        const target = number % 2 === 0 ? database : other;
        return target.write([insert(target, `${number}`)]);
      }),
    );
    expect(await ids(other)).toHaveLength(100);
    other.close();
  });

  it('leaves a whole file behind when it is closed: nothing is missing from a copy without the log', async () => {
    const { config } = await createTestContext();
    const database = await openDatabase(config.databaseUrl, null);
    for (const id of ['a', 'b', 'c']) await database.write([insert(database, id)]);
    database.close();
    const copy = path.join(config.home, 'copy.db');
    await copyFile(path.join(config.home, 'tapis.db'), copy);
    const other = await openDatabase(`file:${copy}`, null);
    expect(await ids(other)).toEqual(['a', 'b', 'c']);
    other.close();
  });

  it('rejects writes after it was closed', async () => {
    const { config } = await createTestContext();
    const closed = await openDatabase(config.databaseUrl, null);
    closed.close();
    await expect(closed.write([insert(closed, 'late')])).rejects.toThrow(/closed/);
  });
});

/** A statement that only has a name: what the queue does not look into. */
function named(name: string): Statement {
  return { name } as unknown as Statement;
}

function recorder() {
  const commits: string[][] = [];
  return {
    commits,
    async run(statements: readonly Statement[]): Promise<number[]> {
      const names = statements.map((statement) => (statement as unknown as { name: string }).name);
      if (names.includes('guilty')) throw new Error('guilty');
      commits.push(names);
      return names.map(() => 1);
    },
  };
}

type TestDatabase = Awaited<ReturnType<typeof openDatabase>>;

function insert(database: TestDatabase, id: string): Statement {
  const row = { id, email: `${id}@example.org`, displayName: id, passwordHash: '-', createdAt: new Date(0) };
  return database.read.insert(account).values(row);
}

async function ids(database: TestDatabase): Promise<string[]> {
  return (await database.read.select({ id: account.id }).from(account)).map(({ id }) => id).sort();
}
