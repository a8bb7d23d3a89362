import { SHEET_COLUMNS, templateCsv } from '#features/organisation/index.ts';

export const prerender = false;

/** The template of a file of inputs; a spreadsheet knows UTF-8 by the byte order mark only. */
export const GET = () =>
  new Response(`\ufeff${templateCsv(SHEET_COLUMNS)}`, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
