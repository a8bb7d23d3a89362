import path from 'node:path';
import Database from 'libsql';
import { newId } from '#lib/id.ts';
import { systemRandom } from '#lib/random.ts';
import type { WindowFacts } from '#test/support/published-home.ts';

/**
 * Opens so many more windows like this one: a window has a limit of its own, and a load test is more than one service
 * ever hears. No page leads to them.
 */
export function openMore(home: string, window: WindowFacts, count: number): WindowFacts[] {
  const database = new Database(path.join(home, 'tapis.db'), { timeout: 5_000 });
  const copyWindow = database.prepare(
    `INSERT INTO feedback_window SELECT ?, ?, origin_level, origin, post_level, post, opens_at, closes_at,
     instrument_version FROM feedback_window WHERE id = ?`,
  );
  const copyAgencies = database.prepare(
    'INSERT INTO window_agency SELECT ?, agency FROM window_agency WHERE window_id = ?',
  );
  const windows = Array.from({ length: count }, () => {
    const copy = { ...window, id: newId(systemRandom), announcementId: newId(systemRandom) };
    copyWindow.run([copy.id, copy.announcementId, window.id]);
    copyAgencies.run([copy.id, window.id]);
    return copy;
  });
  database.close();
  return windows;
}
