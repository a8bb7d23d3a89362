import { listRegister, listRosterNames } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { Accepted } from '#lib/result.ts';
import { type ReviewRefusal, settleText, type Unsettled } from './rules/settled-text.ts';
import type { PublicText } from './rules/typed-text.ts';

/** What an officer typed about these transfers as it may be public, or what of it waits for the officer's decision. */
export async function settleTyped(
  context: Context,
  typed: Omit<Unsettled, 'roster'>,
  transferIds: readonly string[],
): Promise<Accepted<PublicText> | ReviewRefusal> {
  const ids = new Set(transferIds);
  const transfers = (await listRegister(context)).filter(({ id }) => ids.has(id));
  const agencies = transfers.flatMap((one) => [one.originAgency, one.destinationAgency]);
  const roster = await listRosterNames(context, [...new Set(agencies)]);
  return settleText({ ...typed, roster });
}
