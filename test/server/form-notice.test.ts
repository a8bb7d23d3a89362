import { afterAll, beforeAll, expect, it } from 'vitest';
import { FEEDBACK_NOTICE } from '#features/feedback/index.ts';
import { type FormFieldNotice, REQUEST_NOTICE } from '#features/privacy/index.ts';
import { copyHome } from '#test/support/home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

it.each<[string, () => string, readonly FormFieldNotice[]]>([
  ['feedback', () => `/masukan/${home.open.id}`, FEEDBACK_NOTICE],
  ['request', () => '/privasi/permintaan', REQUEST_NOTICE],
])('the notice of the %s form names every field that the form has', async (_, address, notice) => {
  const { text } = await server.request(address());
  const form = /<form[^>]*>[\s\S]*?<\/form>/.exec(text.slice(text.indexOf('name="kunci"') - 2000))?.[0] ?? '';
  const names = [...form.matchAll(/<(?:input|select|textarea)[^>]*\sname="([^"]+)"/g)].map(
    (one) => one[1] ?? '',
  );
  expect(names.length).toBeGreaterThan(4);
  const isNamed = (name: string) =>
    notice.some(({ field }) => (field.endsWith('*') ? name.startsWith(field.slice(0, -1)) : field === name));
  expect(names.filter((name) => name !== 'tanpa-skrip' && !isNamed(name))).toEqual([]);
});
