import { keptCommitment, sha256 } from './commitment-client.ts';
import type { Receipt } from './index.ts';
import { commitmentBytes } from './rules/commitment.ts';

/** Works the commitment out anew from the receipt file, and says whether it is the promised one and the one made here. */
export async function checkReceipt(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-receipt]');
  const answer = place === null ? null : await fetch(place.dataset['receipt'] ?? '').catch(() => null);
  if (place === null || !answer?.ok) return;
  const receipt = (await answer.json()) as Receipt;
  const salt = Uint8Array.from(atob(receipt.salt.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  const worked = await sha256(commitmentBytes(salt, receipt.feedback));
  const isPromised = worked === receipt.commitment && receipt.promise.includes(`\n${worked}\n`);
  const kept = keptCommitment();
  const isOurs = kept === null || kept === worked;
  place.textContent = place.dataset[isPromised && isOurs ? 'matches' : 'differs'] ?? '';
  place.hidden = false;
}
