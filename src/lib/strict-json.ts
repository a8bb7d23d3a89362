import { accept, type Result, refuse } from '#lib/result.ts';

const MOST_DEPTH = 8;
/** Names that reach the prototype where a careless program copies them. */
const REFUSED_NAMES = new Set(['__proto__', 'constructor', 'prototype']);
const STRING = /"(?:[^"\\]|\\.)*"/y;

export type JsonProblem = 'not-utf8' | 'not-json' | 'too-deep' | 'duplicate-name' | 'refused-name';

/**
 * Reads JSON from outside (RFC 8259) as strictly as I-JSON (RFC 7493): UTF-8 only, no name twice in one object, eight
 * levels at most. How long the text may be is up to the caller.
 */
export function parseStrictJson(bytes: Uint8Array): Result<unknown, JsonProblem> {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('not-utf8');
  }
  const problem = findNameProblem(text);
  if (problem !== null) return refuse(problem);
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not-json');
  }
  return accept(value);
}

/** Looks at names and depth before anything is built; of text that is no JSON it may say anything or nothing. */
function findNameProblem(text: string): JsonProblem | null {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      if (open.length > MOST_DEPTH) return 'too-deep';
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      STRING.lastIndex = at;
      const literal = STRING.exec(text)?.[0];
      if (literal === undefined) return 'not-json';
      at += literal.length - 1;
      const names = open.at(-1);
      if (names && /^\s*:/.test(text.slice(at + 1, at + 100))) {
        const problem = addName(names, literal);
        if (problem !== null) return problem;
      }
    }
  }
  return null;
}

function addName(names: Set<string>, literal: string): JsonProblem | null {
  let name: string;
  try {
    name = JSON.parse(literal);
  } catch {
    return 'not-json';
  }
  if (REFUSED_NAMES.has(name)) return 'refused-name';
  if (names.has(name)) return 'duplicate-name';
  names.add(name);
  return null;
}
