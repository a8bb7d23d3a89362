const LENGTH = 16;

/** A secret number that people write down: a prefix and four groups of four, TAPIS-ABCD-EFGH-IJKL-MNOP. */
export function formatReference(prefix: string, characters: string): string {
  const groups = characters.slice(0, LENGTH).toUpperCase().match(/.{4}/g) ?? [];
  return [prefix, ...groups].join('-');
}

/** Reads a typed reference whatever its case, spaces and dashes, with or without its prefix; null when it cannot be one. */
export function parseReference(prefix: string, typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[\s-]/g, '');
  const own = bare.length > LENGTH && bare.startsWith(prefix) ? bare.slice(prefix.length) : bare;
  const characters = own.replaceAll('0', 'O').replaceAll('1', 'I');
  return /^[A-Z2-7]{16}$/.test(characters) ? formatReference(prefix, characters) : null;
}
