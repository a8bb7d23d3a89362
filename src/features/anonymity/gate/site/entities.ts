const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi;

/** The characters that HTML writes as entities; unknown ones stay as they are written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (written, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? written;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : written;
  });
}

/** Most texts have none, and looking is quicker than replacing. */
const UNUSUAL_SPACE = /\s\s|[^\S ]/;

/** Words with one space between them, as a browser shows them. */
export function spaced(text: string): string {
  const trimmed = text.trim();
  return UNUSUAL_SPACE.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}
