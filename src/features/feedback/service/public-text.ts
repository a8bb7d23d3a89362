import { createCanaryScanner, findInEnglish, redactText, type Span } from '#features/anonymity/index.ts';
import { listRosterNames } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { PublicText } from '../rules/window.ts';
import type { WindowProblem } from '../schema/window.ts';

/**
 * What an officer writes about a window is public at once, so nothing in it may point at a person: Indonesian must pass
 * redaction without any span, and English its own, with the names of the employees concerned.
 * @param texts by the field of their Indonesian; the field of their English has `-en` behind it.
 * @returns the first such place of each field.
 */
export async function findPersons(
  context: Context,
  agencies: readonly string[],
  texts: Readonly<Record<string, PublicText | null>>,
): Promise<WindowProblem[]> {
  const roster = await listRosterNames(context, agencies);
  const scanner = createCanaryScanner({ names: roster, nips: [], decreeNumbers: [] });
  const inIndonesian = (text: string) => passageOf(text, redactText(text, { roster }).spans[0]);
  const inEnglish = (text: string) => {
    const [hit] = scanner.scan('', text);
    const spans = findInEnglish(text, roster).filter((span) => isWithinSentence(text, span));
    return passageOf(text, spans[0]) ?? (hit === undefined ? null : (roster[hit.canary] ?? ''));
  };
  return Object.entries(texts).flatMap(([field, text]) =>
    [
      { field, found: inIndonesian(text?.id ?? '') },
      { field: `${field}-en`, found: inEnglish(text?.en ?? '') },
    ].flatMap(({ field, found }) =>
      found === null ? [] : [{ field, code: 'feedback.person-named', details: { found } }],
    ),
  );
}

function passageOf(text: string, span: Span | undefined): string | null {
  return span === undefined ? null : text.slice(span.start, span.end);
}

/** English sentences begin with words that redaction does not know: there, a capital alone says nothing. */
function isWithinSentence(text: string, { kind, start, end }: Span): boolean {
  if (kind !== 'name') return true;
  const isSentenceStart = /(^|[.!?:]\s)$/.test(text.slice(0, start));
  return /\p{Lu}/u.test(text.slice(isSentenceStart ? start + 1 : start, end));
}
