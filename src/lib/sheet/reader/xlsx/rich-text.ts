import { SHEET_LIMITS } from '#lib/sheet/limits.ts';

/** Collects the text of an `si` or `is` element: its runs, without phonetic hints (ECMA-376, 18.4). */
export class RichText {
  private text = '';
  private isInRun = false;
  private isPhonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.isPhonetic = true;
    if (name === 't') this.isInRun = !this.isPhonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.isPhonetic = false;
    if (name === 't') this.isInRun = false;
  }

  add(text: string): void {
    if (this.isInRun) this.text = cut(this.text + text);
  }

  take(): string {
    const text = unescapeText(this.text);
    this.text = '';
    return text;
  }
}

/** One character above the limit is enough to find a cell too long. Each escape stands for one character in seven. */
export function cut(text: string): string {
  return text.slice(0, 7 * (SHEET_LIMITS.cellCharacters + 1));
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, 22.9.2.19, ST_Xstring). */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
