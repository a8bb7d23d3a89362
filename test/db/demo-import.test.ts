import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { demoAccounts, demoPassword, demoRegisters, demoStaffingCsv } from '#db/demo/index.ts';
import { createAccount, findActor, normaliseEmail } from '#features/identity/index.ts';
import { importStaffing } from '#features/staffing/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { createTestContext } from '#test/support/context.ts';

it('is taken by the product as it is: accounts, staffing table and every register, whole', async () => {
  const context = await createTestContext();
  const file = async (name: string, csv: string) => {
    const target = path.join(context.config.home, name);
    await writeFile(target, csv);
    return { name, path: target };
  };
  for (const account of demoAccounts) {
    const input = {
      ...account,
      roles: [...account.roles],
      agencies: [...account.agencies],
      password: demoPassword,
    };
    expect(await createAccount(context, input)).toMatchObject({ ok: true });
    expect(normaliseEmail(account.email)).toBe(account.email);
  }
  const officer = demoAccounts.find(({ roles }) => roles.includes('officer'));
  const actor = await findActor(context, officer?.email ?? '');

  const staffing = await file('kebutuhan.csv', demoStaffingCsv('tapis', '2026-Q3'));
  expect(await importStaffing(context, actor, staffing)).toMatchObject({ ok: true });
  let imported = 0;
  for (const { decreeDate, csv } of demoRegisters('tapis', '2026-11-24')) {
    const outcome = await importTransfers(context, actor, await file(`sk-${decreeDate}.csv`, csv));
    expect(outcome).toMatchObject({ ok: true, value: { ignoredColumns: [] } });
    if (outcome.ok) imported += outcome.value.newCount;
  }
  expect(imported).toBe(1200);
});
