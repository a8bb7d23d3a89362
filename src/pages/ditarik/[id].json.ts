import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { canonicalJson, type WithdrawalDocument } from '#features/record/index.ts';

/** The withdrawal as the record holds it, for whoever asks for the document that it put an end to. */
export const getStaticPaths = (async () => {
  const entries = await getCollection('withdrawals');
  return entries.map(({ id, data }) => ({ params: { id }, props: { withdrawal: data.document } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ withdrawal: WithdrawalDocument }> = ({ props }) =>
  new Response(canonicalJson(props.withdrawal), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
