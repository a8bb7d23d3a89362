import type { Context } from '#lib/context.ts';
import { unseal } from '#lib/seal.ts';
import type { Canaries, RegisterEntry, TransferCandidate } from '../rules/transfer.ts';
import { type SealedTransfer, sealedTransferSchema } from '../schema.ts';
import { selectRegister, selectSealed, selectWaiting } from '../store.ts';
import { sealOwner } from './import.ts';

// These reads answer neighbours, not people: whoever shows or publishes what they return has to authorise it.

/** The decided transfers that no approved release holds yet. */
export function listWaitingTransfers(context: Context): Promise<TransferCandidate[]> {
  return selectWaiting(context);
}

/** All decided transfers. */
export function listRegister(context: Context): Promise<RegisterEntry[]> {
  return selectRegister(context);
}

/** Every name, NIP and decree number of the register, once each. To check that none of them is in a public byte, and for nothing else. */
export async function readCanaries(context: Context): Promise<Canaries> {
  const names = new Set<string>();
  const nips = new Set<string>();
  const decreeNumbers = new Set<string>();
  for await (const { nama, nip, nomorSk } of openTransfers(context, null)) {
    names.add(nama);
    nips.add(nip);
    decreeNumbers.add(nomorSk);
  }
  return { names: [...names], nips: [...nips], decreeNumbers: [...decreeNumbers] };
}

/** The names of employees who came from or went to one of the agencies, once each. For redaction. */
export async function listRosterNames(context: Context, agencies: readonly string[]): Promise<string[]> {
  const names = new Set<string>();
  for await (const { nama } of openTransfers(context, agencies)) names.add(nama);
  return [...names];
}

async function* openTransfers(
  context: Context,
  agencies: readonly string[] | null,
): AsyncGenerator<SealedTransfer> {
  for await (const { id, ...sealed } of selectSealed(context, agencies)) {
    yield sealedTransferSchema.parse(unseal(context.key, sealOwner(id), sealed));
  }
}
