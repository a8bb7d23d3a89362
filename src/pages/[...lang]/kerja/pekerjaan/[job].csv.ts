import type { APIRoute } from 'astro';
import { readJob } from '#features/outbox/index.ts';
import { type ImportResult, problemsAsCsv } from '#features/transfer/index.ts';
import { problemWords } from '#strings/problem-words.ts';
import { openStaffPage } from '../../../../layouts/staff.ts';

export const prerender = false;

/** The problems of a rejected file as a CSV for a spreadsheet. */
export const GET: APIRoute = async (astro) => {
  const page = openStaffPage(astro, 'import');
  if (page instanceof Response) return page;
  const job = await readJob(astro.locals.context, page.signedIn.actor, astro.params['job'] ?? '');
  const result = job?.kind === 'import' && job.state === 'done' ? (job.payload as ImportResult) : null;
  if (result === null || !('problems' in result)) return new Response(null, { status: 404 });
  return new Response(problemsAsCsv(result.problems, problemWords(page.lang)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="kesalahan-impor.csv"',
    },
  });
};
