import type { APIRoute } from 'astro';
import { readReceipt } from '#features/feedback/index.ts';

export const prerender = false;

/** The receipt file: for whoever holds the reference. */
export const GET: APIRoute = async ({ locals, params }) => {
  const receipt = await readReceipt(locals.context, params['reference'] ?? '', locals.network);
  if (!receipt.ok) return new Response(null, { status: receipt.code === 'feedback.too-many' ? 429 : 404 });
  const name = `tanda-terima-${receipt.value.reference.toLowerCase()}.json`;
  return new Response(`${JSON.stringify(receipt.value, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
};
