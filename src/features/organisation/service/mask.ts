import { redactText } from '#features/anonymity/index.ts';
import { type InputContent, TEXT_FIELDS } from '../rules/input.ts';

/** An input whose texts went through redaction. */
export type MaskedInput = InputContent;

/** Masks what may tell a person from every text of an input: findings, evidence and the conflict of interest. */
export function maskInput(content: InputContent, roster: readonly string[]): MaskedInput {
  const mask = (text: string) => (text === '' ? '' : redactText(text, { roster }).text);
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, mask(content[field])]));
  return {
    ...content,
    ...texts,
    scores: content.scores.map((score) => ({ ...score, evidence: mask(score.evidence) })),
    conflictOfInterest: content.conflictOfInterest === null ? null : mask(content.conflictOfInterest),
  };
}
