import { type Canaries, type CanaryScanner, createCanaryScanner } from './canary-scanner.ts';
import type { GateFinding } from './report.ts';

/** Check (g): no file of the release holds a name or number of the register, in its bytes or in its own name. */
export function checkCanaries(
  files: readonly { readonly path: string; readonly body: string }[],
  canaries: Canaries,
): GateFinding[] {
  const scanner = createCanaryScanner(canaries);
  return files
    .filter(({ path, body }) => scanner.scan(path, body).length > 0)
    .flatMap(({ path, body }) => {
      const fields = fieldsWith(scanner, body);
      const named = fields.length > 0 ? fields : [''];
      return named.map((field) => ({ path, field, remedy: 'mask-text' as const }));
    });
}

/** The dotted fields of a JSON file whose texts hold a canary; none for other files. */
export function fieldsWith(scanner: CanaryScanner, body: string): string[] {
  return textFields(body)
    .filter(({ text }) => scanner.scan('', text).length > 0)
    .map(({ field }) => field);
}

/** The texts in a JSON file with their dotted fields; none for other files. */
function textFields(body: string): { field: string; text: string }[] {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return [];
  }
  const found: { field: string; text: string }[] = [];
  const visit = (value: unknown, field: string) => {
    if (typeof value === 'string') found.push({ field, text: value });
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) visit(inner, field === '' ? key : `${field}.${key}`);
    }
  };
  visit(document, '');
  return found;
}
