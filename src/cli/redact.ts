import type { Command } from '#cli/commands.ts';
import { redactText } from '#features/anonymity/index.ts';

/** A longer line is no message of a person; it is refused, and the lines after it are still read. */
const LONGEST_LINE_BYTES = 4 * 1024 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

type LineProblem = 'redact.invalid-utf8' | 'redact.line-too-long';

/** Reads lines of text on standard input and writes one line of JSON each: the spans and the masked text, or an error. */
export const redact: Command = {
  usage: 'redact < texts.txt',
  summary: 'Masks personal data in lines of text; writes {"spans":[…],"text":"…"} for each line.',
  async run() {
    let hasProblem = false;
    for await (const line of linesOf(process.stdin)) {
      const answer = redactLine(line);
      if ('error' in answer) hasProblem = true;
      await write(`${JSON.stringify(answer)}\n`);
    }
    return hasProblem ? 1 : 0;
  },
};

function redactLine(line: Uint8Array | null): { error: LineProblem } | { spans: object[]; text: string } {
  if (line === null) return { error: 'redact.line-too-long' };
  const text = decode(line);
  if (text === null) return { error: 'redact.invalid-utf8' };
  const redaction = redactText(text, { roster: [] });
  const spans = redaction.spans.map(({ start, end, kind, score, tier }) => ({
    start,
    end,
    kind,
    score: Math.max(0.001, Number(score.toFixed(3))),
    tier,
  }));
  return { spans, text: redaction.text };
}

function decode(line: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
  } catch {
    return null;
  }
}

/** The lines without their ends; null for one that is too long, whose bytes are dropped as they come. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array | null> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  const take = () => {
    const line = bytes > LONGEST_LINE_BYTES ? null : withoutReturn(Buffer.concat(pieces));
    pieces = [];
    bytes = 0;
    return line;
  };
  const add = (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= LONGEST_LINE_BYTES) pieces.push(piece);
    else pieces = [];
  };
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (bytes > 0) yield take();
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
  });
}
