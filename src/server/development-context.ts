import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createContext } from '#server/context.ts';

let context: Promise<Context> | undefined;

/** The context of `astro dev`, which has no server of ours to hand one in: made once, kept across reloads of pages. */
export function developmentContext(): Promise<Context> {
  context ??= createContext(readConfig(process.env));
  return context;
}
