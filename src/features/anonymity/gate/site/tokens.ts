/** Called for the parts of a page in their order. Texts are as they are written, entities included. */
export interface TokenVisitor {
  open(tag: string, attributes: string): void;
  close(tag: string): void;
  text(written: string): void;
}

const TAG = /<(\/?)([a-z][a-z0-9-]*)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>/iy;
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
/** What stands in them is no markup. */
const RAW = new Set(['script', 'style', 'title', 'textarea']);

/**
 * Goes once through a page that the build wrote, from its beginning to its end. No tree is built, so that 250 MB of
 * pages take seconds. A `<` that begins no tag is text, as in a browser. A comment is text too: it can be read.
 */
export function eachToken(html: string, visitor: TokenVisitor): void {
  for (let at = 0; at < html.length; ) {
    const next = html.indexOf('<', at);
    if (next !== at) visitor.text(html.slice(at, next < 0 ? html.length : next));
    if (next < 0) return;
    TAG.lastIndex = next;
    const match = TAG.exec(html);
    if (match === null) {
      at = next + 1;
      continue;
    }
    const [whole, slash, name = '', attributes = ''] = match;
    const tag = name.toLowerCase();
    at = next + whole.length;
    if (slash === '/') {
      visitor.close(tag);
      continue;
    }
    visitor.open(tag, attributes);
    // A slash closes the elements of a drawing; of HTML only those that hold nothing anyway have one.
    if (VOID.has(tag) || attributes.endsWith('/')) {
      visitor.close(tag);
    } else if (RAW.has(tag)) {
      const end = html.indexOf(`</${tag}`, at);
      const until = end < 0 ? html.length : end;
      if (tag === 'title' || tag === 'textarea') visitor.text(html.slice(at, until));
      at = until;
    }
  }
}
