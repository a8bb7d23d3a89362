import { type NoteSigner, signNote } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { promiseDeadline, promiseText } from '../rules/commitment.ts';

/** Signs for the log of commitments: named after its origin, `<host>/log/feedback`. */
export function promiseSigner({ config, logKey }: Pick<Context, 'config' | 'logKey'>): NoteSigner {
  return { name: `${new URL(config.origin).host}/log/feedback`, seed: logKey };
}

/** The promise that a commitment will stand in the log within a day, as a signed note. */
export function signPromise(context: Context, commitment: string, promisedAt: Date): string {
  const signer = promiseSigner(context);
  return signNote(promiseText(signer.name, commitment, promiseDeadline(promisedAt)), signer);
}
