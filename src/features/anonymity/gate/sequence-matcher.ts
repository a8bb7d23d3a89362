import { foldTable, NOT_A_WORD, SILENT } from './fold-table.ts';

/** Finds sequences of words in a text, whatever stands between the words. */
export interface SequenceMatcher {
  /** Calls `report` with the number of each sequence found and where its first word begins. */
  match(text: string, report: (sequence: number, start: number) => void): void;
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  /** The sequence that ends here; null when none does. */
  ends: number | null;
}

const HASH_BITS = 18;
const HASH_MASK = (1 << HASH_BITS) - 1;

/**
 * Builds a matcher for all sequences at once: one pass over the text, one step in a trie (Aho & Corasick, 1975) for
 * each word that occurs in any sequence. Other words are told apart by a hash and never become strings.
 */
export function createSequenceMatcher(sequences: readonly string[]): SequenceMatcher {
  const root: TrieNode = { next: new Map(), ends: null };
  const isKnown = new Uint8Array(1 << HASH_BITS);
  for (const [number, sequence] of sequences.entries()) {
    let node = root;
    eachWord(sequence, (start, end, hash) => {
      isKnown[hash] = 1;
      const word = foldedWord(sequence, start, end);
      const next = node.next.get(word) ?? { next: new Map(), ends: null };
      node.next.set(word, next);
      node = next;
    });
    if (node !== root) node.ends ??= number;
  }

  return {
    match(text, report) {
      let open: { node: TrieNode; start: number }[] = [];
      eachWord(text, (start, end, hash) => {
        if (isKnown[hash] === 0) {
          open = [];
          return;
        }
        const word = foldedWord(text, start, end);
        open = [...open, { node: root, start }].flatMap((state) => {
          const node = state.node.next.get(word);
          if (node === undefined) return [];
          if (node.ends !== null) report(node.ends, state.start);
          return [{ node, start: state.start }];
        });
      });
    },
  };
}

/** The words of a text as the matcher sees them. */
export function countWords(text: string): number {
  let count = 0;
  eachWord(text, () => count++);
  return count;
}

function eachWord(text: string, visit: (start: number, end: number, hash: number) => void): void {
  let start = -1;
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    const code = foldTable[text.charCodeAt(index)] as number;
    if (code === NOT_A_WORD) {
      if (start >= 0) visit(start, index, hash & HASH_MASK);
      start = -1;
      hash = 0;
    } else if (code !== SILENT) {
      if (start < 0) start = index;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
  }
  if (start >= 0) visit(start, text.length, hash & HASH_MASK);
}

function foldedWord(text: string, start: number, end: number): string {
  let word = '';
  for (let index = start; index < end; index++) {
    const code = foldTable[text.charCodeAt(index)] as number;
    if (code !== SILENT) word += String.fromCharCode(code);
  }
  return word;
}
