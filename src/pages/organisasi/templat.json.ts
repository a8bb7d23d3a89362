import { exampleInput } from '#features/organisation/index.ts';

export const prerender = false;

/** The template of a file of inputs as JSON: a list with one of them. */
export const GET = () => new Response(`${JSON.stringify([exampleInput], null, 2)}\n`);
