import { fold } from '../../rules/fold.ts';
import { applyDecisions, decideWords } from '../decisions.ts';
import { linesOf } from '../items.ts';
import { partsAfter, partsBefore } from '../parts.ts';
import type { Span } from '../span.ts';
import { actionOf, type KeyAction } from './keys.ts';
import { checkboxOf, createRows, placeOf, type Row, radiosOf, startOf } from './rows.ts';
import { selectedRange, showParts } from './text.ts';

const [MASK, KEEP] = [0, 1];

/** Lets every review of the page follow each choice at once, and answer to keys. */
export function reviveReviews(): void {
  for (const review of document.querySelectorAll<HTMLElement>('[data-redaction]')) revive(review);
}

function revive(review: HTMLElement): void {
  const find = <One extends Element = HTMLElement>(selector: string): One => {
    const found = review.querySelector<One>(selector);
    if (found === null) throw new Error(`A review without ${selector}.`);
    return found;
  };
  const { text = '', spans: found = '[]', quoted = '{words}' } = review.dataset;
  const spans = JSON.parse(found) as Span[];
  const rows = createRows(find('[data-items]'), find('template[data-own]'), quoted);
  const [before, after, left] = [find('[data-before]'), find('[data-after]'), find('[data-left]')];
  const typed = find<HTMLTextAreaElement>('textarea');
  const undoButton = find<HTMLButtonElement>('[data-undo] button');
  const history: Row[][] = [];
  let now = rows.read();
  let current: HTMLElement | null = null;

  const outcome = () =>
    applyDecisions(text, spans, [...rows.decisions(), ...decideWords(text, linesOf(typed.value)).decisions]);

  /** Says it in the live region, which is read out when its words change. */
  const tell = (words: string, count = 0) => {
    const said = words.replace('{count}', String(count));
    if (left.textContent?.trim() !== said) left.textContent = said;
  };

  const refresh = () => {
    const decided = outcome();
    const count = decided.undecided.length;
    showParts(before, partsBefore(text, decided), current === null ? null : placeOf(current));
    showParts(after, partsAfter(text, decided), null);
    tell((count === 0 ? left.dataset['done'] : left.dataset['left']) ?? '', count);
    left.classList.toggle('redaction-done', count === 0);
    undoButton.disabled = history.length === 0;
  };

  const remember = () => {
    history.push(now);
    now = rows.read();
    refresh();
  };

  /** What holds everywhere is chosen in every row with the same words, where it can be seen and changed. */
  const spread = (row: HTMLElement) => {
    const chosen = radiosOf(row).findIndex((radio) => radio.checked);
    if (chosen < 0 || checkboxOf(row)?.checked !== true) return;
    const wordsOf = (one: HTMLElement) => fold(one.dataset['words'] ?? '');
    for (const one of rows.elements()) {
      const radio = radiosOf(one)[chosen];
      if (radio !== undefined && wordsOf(one) === wordsOf(row)) radio.checked = true;
    }
  };

  const goTo = (row: HTMLElement | undefined) => {
    if (row === undefined) return;
    (radiosOf(row).find((radio) => radio.checked) ?? radiosOf(row)[0])?.focus();
    row.scrollIntoView({ block: 'nearest' });
    before.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  };

  const step = (by: 1 | -1) => {
    const all = rows.elements();
    goTo(current === null ? all[0] : all[all.indexOf(current) + by]);
  };

  const choose = (which: number) => {
    const radio = current === null ? undefined : radiosOf(current)[which];
    if (current === null || radio === undefined) return;
    const here = startOf(placeOf(current));
    radio.checked = true;
    spread(current);
    remember();
    const { undecided } = outcome();
    const next = undecided.find(({ start }) => start > here) ?? undecided[0];
    if (next !== undefined) goTo(rows.find(`${next.start}-${next.end}`));
    else radio.focus();
  };

  const addSelection = () => {
    const range = selectedRange(before, text);
    if (range === null) {
      tell(left.dataset['nothingSelected'] ?? '');
      return;
    }
    const place = `${range.start}-${range.end}`;
    const row = rows.find(place) ?? rows.add(place, text.slice(range.start, range.end));
    const [mask] = radiosOf(row);
    if (mask !== undefined) mask.checked = true;
    remember();
    goTo(row);
  };

  const deeds: Record<KeyAction, () => void> = {
    next: () => step(1),
    previous: () => step(-1),
    mask: () => choose(MASK),
    keep: () => choose(KEEP),
    everywhere: () => {
      if (current !== null) checkboxOf(current)?.click();
    },
    add: addSelection,
    undo() {
      const last = history.pop();
      if (last === undefined) return;
      rows.restore(last);
      now = last;
      if (current?.isConnected === false) current = null;
      refresh();
    },
  };

  review.addEventListener('keydown', (event) => {
    const action = actionOf(event);
    if (action === null) return;
    event.preventDefault();
    deeds[action]();
  });
  review.addEventListener('change', ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    if (row === null) return;
    spread(row);
    remember();
  });
  review.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    if (row === null || row === current) return;
    current = row;
    refresh();
  });
  before.addEventListener('click', ({ target }) => {
    const mark = target instanceof HTMLElement ? target.closest<HTMLElement>('mark') : null;
    const isSelecting = document.getSelection()?.isCollapsed === false;
    if (mark !== null && !isSelecting) goTo(rows.find(`${mark.dataset['start']}-${mark.dataset['end']}`));
  });
  typed.addEventListener('input', refresh);
  find('[data-add] button').addEventListener('click', addSelection);
  undoButton.addEventListener('click', deeds.undo);
  refresh();
}
