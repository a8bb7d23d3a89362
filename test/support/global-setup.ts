import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PublishedHome, publishHome } from '#test/support/published-home.ts';

declare module 'vitest' {
  interface ProvidedContext {
    publishedHome: PublishedHome;
  }
}

/** One small published home for all tests of the whole; each test file works on a copy of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.resolve(import.meta.dirname, '../../.tmp', `test-home-${process.pid}`);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    project.provide('publishedHome', await publishHome(folder));
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
