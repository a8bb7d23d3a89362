import { decodeEntities, spaced } from './entities.ts';
import { eachToken } from './tokens.ts';

/** A figure as a page shows it: `<data data-figure="size" value="7">Tujuh</data>`. */
export interface ShownFigure {
  readonly fields: readonly string[];
  /** Null where the text itself is the value. */
  readonly value: string | null;
  readonly text: string;
}

/** A part of a page that speaks of one subject: `<article data-subject="announcement:<id>">`. */
export interface ShownSubject {
  readonly name: string;
  readonly figures: readonly ShownFigure[];
  /** All that is read there, with its white space as it is written. */
  readonly text: string;
  /** What of it is no figure. */
  readonly unmarked: string;
}

export interface Markup {
  readonly lang: string;
  /** What the page says of itself to others: title and descriptions. */
  readonly head: readonly string[];
  readonly subjects: readonly ShownSubject[];
  /** Figures that stand in no subject. */
  readonly stray: readonly ShownFigure[];
  /** True when a script holds data instead of code. */
  readonly hasData: boolean;
}

/** A marked element while it is open. */
interface Draft {
  readonly kind: 'subject' | 'figure';
  readonly name: string;
  readonly value: string | null;
  readonly figures: ShownFigure[];
  text: string;
  unmarked: string;
}

const MARK = /\sdata-(subject|figure)="([^"]*)"/;
const VALUE = /\svalue="([^"]*)"/;
const LANG = /\slang="([^"]*)"/;
const CONTENT = /\scontent="([^"]*)"/;
const IS_DESCRIPTION = /\s(?:name="description"|property="og:(?:title|description)")/;
const IS_DATA = /\stype="application\/(?:[a-z]+\+)?json"/i;
/** Read out although it is no text of the page. */
const SPOKEN = /\s(?:aria-label|title|alt)="([^"]*)"/g;

/**
 * Reads what is marked on a built page. Attributes stand in double quotes, as the build writes them; a mark that is
 * written otherwise is not seen, and then what it should have marked is missing.
 */
export function readMarkup(html: string): Markup {
  const subjects: ShownSubject[] = [];
  const stray: ShownFigure[] = [];
  const head: string[] = [];
  let lang = '';
  let hasData = false;
  const elements: { readonly tag: string; readonly draft: Draft | null }[] = [];
  const drafts: Draft[] = [];

  /** Adds a text to the figures it stands in and to the subject around them. */
  function read(written: string): void {
    if (drafts.length === 0) return;
    const words = decodeEntities(written);
    let isInFigure = false;
    for (let n = drafts.length - 1; n >= 0; n--) {
      const draft = drafts[n] as Draft;
      draft.text += words;
      if (draft.kind === 'subject') {
        if (!isInFigure) draft.unmarked += words;
        return;
      }
      isInFigure = true;
    }
  }

  function finish({ kind, name, value, figures, text, unmarked }: Draft): void {
    if (kind === 'subject') {
      subjects.push({ name, figures, text, unmarked });
      return;
    }
    const subject = drafts.findLast((draft) => draft.kind === 'subject');
    (subject?.figures ?? stray).push({ fields: name.split(' '), value, text: spaced(text) });
  }

  eachToken(html, {
    open(tag, attributes) {
      if (tag === 'html') lang = attribute(attributes, LANG) ?? '';
      if (tag === 'meta' && IS_DESCRIPTION.test(attributes)) head.push(attribute(attributes, CONTENT) ?? '');
      if (tag === 'script' && IS_DATA.test(attributes)) hasData = true;
      if (drafts.length > 0 && attributes !== '') {
        for (const [, spoken = ''] of attributes.matchAll(SPOKEN)) read(` ${spoken} `);
      }
      const [, kind, name = ''] = (attributes !== '' && MARK.exec(attributes)) || [];
      let draft: Draft | null = null;
      if (kind === 'subject' || kind === 'figure') {
        const value = attribute(attributes, VALUE);
        draft = { kind, name: decodeEntities(name), value, figures: [], text: '', unmarked: '' };
        drafts.push(draft);
      }
      elements.push({ tag, draft });
    },
    close(tag) {
      if (!elements.some((element) => element.tag === tag)) return;
      for (let closed = elements.pop(); closed !== undefined; closed = elements.pop()) {
        if (closed.draft !== null) {
          drafts.pop();
          finish(closed.draft);
        }
        if (closed.tag === tag) return;
      }
    },
    text(written) {
      if (elements.at(-1)?.tag === 'title') head.push(spaced(decodeEntities(written)));
      read(written);
    },
  });
  return { lang, head, subjects, stray, hasData };
}

function attribute(attributes: string, pattern: RegExp): string | null {
  const written = pattern.exec(attributes)?.[1];
  return written === undefined ? null : decodeEntities(written);
}
