import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';

/** The record's own bytes. */
export const getStaticPaths = (async () => {
  const entries = await getCollection('offices');
  return entries.map(({ id, data }) => ({ params: { id }, props: { text: data.text } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
