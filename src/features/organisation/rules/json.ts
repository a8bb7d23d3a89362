import type { JsonProblem } from '#lib/strict-json.ts';

export const JSON_CODES = {
  'not-utf8': 'organisation.json-encoding',
  'not-json': 'organisation.json-not-json',
  'too-deep': 'organisation.json-too-deep',
  'duplicate-name': 'organisation.json-duplicate-name',
  'refused-name': 'organisation.json-refused-name',
} as const satisfies Record<JsonProblem, string>;
