/** Stands for everything that separates words. */
export const NOT_A_WORD = 0;
/** Stands for marks and invisible characters: inside a word they say nothing. */
export const SILENT = 1;

const FIRST_IDEOGRAPH = 0x30_00;
const LAST_IDEOGRAPH = 0xfa_ff;

/** For every UTF-16 unit the letter or digit it is read as: case, accents and full width are folded away. */
export const foldTable: Uint16Array = Uint16Array.from({ length: 0x1_0000 }, (_, unit) => {
  // Has no case to fold, and is most of the table.
  if (unit >= FIRST_IDEOGRAPH && unit <= LAST_IDEOGRAPH) return unit;
  const character = String.fromCharCode(unit);
  if (/[\p{M}\p{Cf}]/u.test(character)) return SILENT;
  if (!/[\p{L}\p{N}]/u.test(character)) return NOT_A_WORD;
  return character.normalize('NFKD').toLowerCase().charCodeAt(0);
});
