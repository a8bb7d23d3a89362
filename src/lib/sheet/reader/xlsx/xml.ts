import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { FileRefused } from '#lib/sheet/problem.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is done at the elements of a part. Names come without their namespace prefix. */
export interface Handlers {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Runs the handlers over a part, and gives control back after each piece, so that results can be passed on. */
export async function* walkXml(pieces: AsyncIterable<string>, handlers: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ fragment: false });
  const refuse = () => {
    throw new FileRefused('xlsx-damaged');
  };
  parser.on('error', refuse);
  // A workbook needs no document type; entities in one are a way to blow up a parser or to read other files.
  parser.on('doctype', () => {
    throw new FileRefused('xlsx-doctype');
  });
  parser.on('opentag', ({ name, attributes }) =>
    handlers.open(localName(name), attributes as Record<string, SaxesAttributePlain & string>),
  );
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  for await (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
  yield;
}

/** Runs the handlers over a whole part. */
export async function readXml(pieces: AsyncIterable<string>, handlers: Handlers): Promise<void> {
  for await (const _ of walkXml(pieces, handlers));
}

/** An attribute by its local name: `id` finds `r:id`. */
export function attribute(attributes: Attributes, name: string): string | null {
  const key = Object.keys(attributes).find((key) => localName(key) === name);
  return key === undefined ? null : (attributes[key] ?? null);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
