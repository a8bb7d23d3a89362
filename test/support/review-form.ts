/** The fields of every review in a page, with all that was found chosen alike. */
export function chosenFields(html: string, choice: 'samarkan' | 'biarkan'): Record<string, string> {
  const shown = html.replace(/<template[\s\S]*?<\/template>/g, '');
  const hashes = [...shown.matchAll(/name="(tinjau[\w-]*-sidik)" value="([0-9a-f]{64})"/g)];
  const choices = [...shown.matchAll(/type="radio"[^>]* name="(tinjau[\w-]*-\d+-\d+)"/g)];
  return {
    ...Object.fromEntries(hashes.map(([, name = '', hash = '']) => [name, hash])),
    ...Object.fromEntries(choices.map(([, name = '']) => [name, choice])),
  };
}
