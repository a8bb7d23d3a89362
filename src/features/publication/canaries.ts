import type { Canaries } from '#features/anonymity/index.ts';
import { agencies, domainClusters, postFamilies, postKinds, regencyNames } from '#features/staffing/index.ts';
import { grounds, readCanaries } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';

/** The words that public pages are made of: somebody's only name may be one of them ("Agung", "Mulia"). */
const PUBLIC_WORDS = [
  ...[agencies, domainClusters, postFamilies, postKinds, grounds].flatMap((items) =>
    items.map((item) => item.labelId),
  ),
  ...regencyNames,
].flatMap((label) => label.split(/[^\p{L}]+/u));

/** What of the register must stand in no public byte, and the words that may although they are also names. */
export async function listCanaries(context: Context): Promise<Canaries> {
  return { ...(await readCanaries(context)), publicWords: PUBLIC_WORDS };
}
