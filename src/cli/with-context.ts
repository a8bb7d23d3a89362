import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createContext } from '#server/context.ts';

/** Makes the context from the environment, runs the work, and closes the store whatever happens. */
export async function withContext<Value>(work: (context: Context) => Promise<Value>): Promise<Value> {
  const context = await createContext(readConfig(process.env));
  try {
    return await work(context);
  } finally {
    context.database.close();
  }
}
