import type { Part } from '../parts.ts';

/** Shows the parts of a text; those of the row at hand are marked as current. */
export function showParts(container: HTMLElement, parts: readonly Part[], current: string | null): void {
  const [from, to] = (current ?? '0-0').split('-').map(Number) as [number, number];
  container.replaceChildren(
    ...parts.map(({ text, start, end, state }) => {
      const element = document.createElement(state === null ? 'span' : 'mark');
      element.className = 'text-part';
      element.textContent = text;
      element.dataset['start'] = String(start);
      element.dataset['end'] = String(end);
      if (state !== null) element.dataset['state'] = state;
      if (state !== null && start < to && from < end) element.dataset['current'] = '';
      return element;
    }),
  );
}

/** The offsets in the text of what is selected in its parts, without white space around it; null when nothing is. */
export function selectedRange(container: HTMLElement, text: string): { start: number; end: number } | null {
  const selection = document.getSelection();
  const range = selection?.rangeCount === 1 ? selection.getRangeAt(0) : null;
  if (range === null || range.collapsed || !container.contains(range.commonAncestorContainer)) return null;
  let start = offsetOf(range.startContainer, range.startOffset, 'start');
  let end = offsetOf(range.endContainer, range.endOffset, 'end');
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** A place in the document as an offset in the text; inside a token, the edge of what it stands for. */
function offsetOf(node: Node, offset: number, edge: 'start' | 'end'): number {
  const part = (node instanceof HTMLElement ? node : node.parentElement)?.closest<HTMLElement>(
    '[data-start]',
  );
  if (part == null) {
    const beside = node.childNodes[edge === 'start' ? offset : offset - 1];
    return beside instanceof HTMLElement ? Number(beside.dataset[edge]) : 0;
  }
  const [start, end] = [Number(part.dataset['start']), Number(part.dataset['end'])];
  const isWritten = node instanceof Text && part.textContent?.length === end - start;
  if (isWritten) return start + offset;
  return edge === 'start' ? start : end;
}
