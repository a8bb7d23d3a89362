import type { Context } from '#lib/context.ts';
import { selectHolders } from '../store/account.ts';

/** Somebody who reads feedback: where to write to them, and the agencies whose feedback they read. */
export interface Evaluator {
  readonly accountId: string;
  readonly email: string;
  readonly agencies: readonly string[];
}

/** All evaluators whose accounts are open; for mail to staff. */
export function listEvaluators(context: Pick<Context, 'database'>): Promise<Evaluator[]> {
  return selectHolders(context.database, 'evaluator');
}
