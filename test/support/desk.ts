import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, vi } from 'vitest';
import type { Answer } from '#test/support/http.ts';
import type { TestServer } from '#test/support/server.ts';

/** Uploads a register file as the form does. @returns the path of its job's page. */
export async function uploadRegister(server: TestServer, cookie: string, file: string): Promise<string> {
  const body = new FormData();
  body.set('jenis', 'transfers');
  body.set('berkas', new File([await readFile(file)], path.basename(file), { type: 'text/csv' }));
  const answer = await server.request('/kerja/impor?_action=transfer.upload', { body, cookie });
  expect(answer.status).toBe(303);
  return String(answer.headers.location);
}

/** The page of a job once the job has ended. */
export function finishedJob(server: TestServer, cookie: string, jobPage: string): Promise<Answer> {
  return vi.waitFor(
    async () => {
      const answer = await server.request(jobPage, { cookie });
      if (answer.headers['refresh'] !== undefined) throw new Error('The job is still running.');
      return answer;
    },
    { timeout: 60_000, interval: 100 },
  );
}

/** Proposes a release as the form does. @returns its id. */
export async function propose(server: TestServer, cookie: string): Promise<string> {
  const answer = await server.request('/kerja/rilis?_action=publication.propose', { body: {}, cookie });
  expect(answer.status, answer.text).toBe(303);
  return String(answer.headers.location).split('/').at(-1) ?? '';
}

/** Approves or refuses a release with the digest that the page shows to this person. */
export async function decide(
  server: TestServer,
  cookie: string,
  releaseId: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const page = `/kerja/persetujuan/${releaseId}`;
  const shown = await server.request(page, { cookie });
  const sidik = /name="sidik" value="([0-9a-f]{64})"/.exec(shown.text)?.[1] ?? '';
  return server.request(`${page}?_action=publication.decide`, { body: { sidik, ...fields }, cookie });
}
