import { type Attachment, CONTENT_TYPES } from '#features/organisation/index.ts';

/** A sealed file as a download: a browser that showed it would keep it in its history, and run it beside our pages. */
export function fileAnswer(attachment: Attachment, bytes: Buffer): Response {
  const { id, kind, slot } = attachment;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': CONTENT_TYPES[kind],
      'Content-Disposition': `attachment; filename="${slot}-${id}.${kind}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}
