import { BLANK } from './span.ts';

/** A text as the recognisers read it, and where each of its characters stood. */
export interface NormalisedText {
  readonly text: string;
  /** The place in the original at which the character with this index begins, and ends. */
  start(index: number): number;
  end(index: number): number;
}

/** Cyrillic, Greek and other letters, and the Latin ones that they look like, in the same order. */
const FOREIGN = 'аеорсухіјѕһԁкмтвнгпӏԛԝёїАВЕІКМНОРСТХЅЈУԌαεοριυνκτηωγχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɑɡʏʀոսցՕɴ';
const LATIN = 'aeopcyxijshdkmtbhrnlqweiABEIKMHOPCTXSJYGaeopiuvktnwyxABEZHIKMNOPTYXiagyrnugOn';
const LOOKALIKES = new Map([...FOREIGN].map((letter, n) => [letter, LATIN.charAt(n)]));
const LONGEST_FORM = 4;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Undoes disguises: full-width and styled characters (NFKC), look-alike letters, invisible marks, odd spaces.
 * Offsets keep pointing into the original, so that what was between two characters is masked with them.
 */
export function normalise(original: string): NormalisedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let offset = 0;
  for (const character of original) {
    const end = offset + character.length;
    for (const unit of plain(character)) {
      text += unit;
      for (let n = 0; n < unit.length; n++) {
        starts.push(offset);
        ends.push(end);
      }
    }
    offset = end;
  }
  return {
    text,
    start: (index) => starts[index] as number,
    end: (index) => ends[index] as number,
  };
}

function plain(character: string): string {
  if (character <= '\u007F') return character;
  if (INVISIBLE.test(character)) return '';
  if (character === BLANK || /\s/.test(character)) return ' ';
  const plainer = LOOKALIKES.get(character) ?? character.normalize('NFKC');
  // A few signs stand for whole sentences; nobody hides a name in them.
  return plainer.length <= LONGEST_FORM ? plainer : character;
}
