import type { TextDecisions } from '#features/anonymity/index.ts';
import type { Lang } from '#lib/lang.ts';

/** A public text as an officer types it; the English may be left empty. */
export interface TypedText {
  readonly id: string;
  readonly en: string;
  /** What the officer decided about the spans found in either text, once they were shown. */
  readonly decisions?: Readonly<Partial<Record<Lang, TextDecisions | null>>>;
}

export interface PublicText {
  readonly id: string;
  readonly en?: string;
}

/** Characters in each language. */
const LONGEST_TEXT = 1200;

/** The text in the one spelling that documents hold (NFC, line feeds, nothing around it), or what is wrong with it. */
export function readText(typed: TypedText): PublicText | 'missing' | 'too-long' {
  const [id, en] = [spelt(typed.id), spelt(typed.en)];
  if (id === '') return 'missing';
  if (id.length > LONGEST_TEXT || en.length > LONGEST_TEXT) return 'too-long';
  return en === '' ? { id } : { id, en };
}

function spelt(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}
