import routes from '../../reference/integrity-routes.json' with { type: 'json' };
import lists from '../../reference/integrity-words.json' with { type: 'json' };
import { type Finding, findingOf } from './finding.ts';
import { foldText } from './fold.ts';

const phrases = lists.phrases.map(foldText).sort((one, other) => other.length - one.length);
const negations = lists.negations.map(foldText);
const PHRASE = new RegExp(`(?<=^| )(?:${phrases.join('|')})(?:${lists.endings.join('|')})?(?= |$)`, 'g');
const NEGATED = new RegExp(`(?:^| )(?:${negations.join('|')}) $`);

/**
 * Words for bribery, extortion, threats and other abuse of power. "Tanpa pungli" and "tidak ada suap" are praise and
 * count for nothing.
 */
export function findIntegrity(text: string): Finding[] {
  const folded = foldText(text);
  const hits = [...folded.matchAll(PHRASE)].filter(({ index }) => !NEGATED.test(folded.slice(0, index)));
  return findingOf('integrity', hits.length);
}

/** A channel outside the portal for reports of corruption and abuse of power. */
export interface IntegrityRoute {
  readonly code: string;
  readonly labelId: string;
  readonly labelEn: string;
  readonly noteId: string;
  readonly noteEn: string;
  readonly url: string;
}

export const integrityRoutes: readonly IntegrityRoute[] = routes;
