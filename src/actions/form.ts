import type { Lang } from '#lib/lang.ts';

/** The text fields of a form. Files are left out; of a field sent twice the last one counts. */
export function textFields(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The bytes of the files of these fields; an empty one was not chosen. */
export async function fileFields(
  form: FormData,
  names: readonly string[],
): Promise<Record<string, Uint8Array>> {
  const entries = names.map(async (name) => {
    const file = form.get(name);
    return [
      name,
      file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The language of the address that a form was sent to: /en/… is English. */
export function langOf(url: URL): Lang {
  return url.pathname.startsWith('/en/') ? 'en' : 'id';
}

/** The last part of the address that a form was sent to. */
export function lastSegment(url: URL): string {
  return url.pathname.split('/').at(-1) ?? '';
}
