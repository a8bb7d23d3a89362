import type { Decision } from '../decisions.ts';
import { decisionOf } from '../items.ts';

/** What is chosen in one row of a review. */
export interface Row {
  readonly place: string;
  /** 0: masked, 1: left readable, -1: nothing yet. */
  readonly chosen: number;
  readonly isEverywhere: boolean;
}

/** The rows of a review: one for each span, and one for each selection of the reviewer's own. */
export interface Rows {
  elements(): HTMLElement[];
  find(place: string): HTMLElement | undefined;
  read(): Row[];
  /** Puts back what was read before; rows that have come since are taken away. */
  restore(rows: readonly Row[]): void;
  /** A row for a selection, masked, at its place in the text. */
  add(place: string, words: string): HTMLElement;
  decisions(): Decision[];
}

export const placeOf = (row: HTMLElement) => row.dataset['place'] ?? '';
export const startOf = (place: string) => Number(place.split('-')[0]);
export const radiosOf = (row: HTMLElement) => [
  ...row.querySelectorAll<HTMLInputElement>('input[type="radio"]'),
];
export const checkboxOf = (row: HTMLElement) => row.querySelector<HTMLInputElement>('input[type="checkbox"]');

/** @param template a row whose place is 0-0. @param quoted how words are quoted, with `{words}` for them. */
export function createRows(list: HTMLElement, template: HTMLTemplateElement, quoted: string): Rows {
  const elements = () => [...list.querySelectorAll<HTMLElement>(':scope > [data-place]')];
  return {
    elements,
    find: (place) => elements().find((row) => placeOf(row) === place),
    read: () =>
      elements().map((row) => ({
        place: placeOf(row),
        chosen: radiosOf(row).findIndex((radio) => radio.checked),
        isEverywhere: checkboxOf(row)?.checked === true,
      })),
    restore(rows) {
      const before = new Map(rows.map((row) => [row.place, row]));
      for (const row of elements()) {
        const { chosen, isEverywhere } = before.get(placeOf(row)) ?? {};
        if (chosen === undefined) row.remove();
        for (const [index, radio] of radiosOf(row).entries()) radio.checked = index === chosen;
        const checkbox = checkboxOf(row);
        if (checkbox !== null) checkbox.checked = isEverywhere === true;
      }
    },
    add(place, words) {
      const copy = document.createElement('template');
      copy.innerHTML = template.innerHTML.replaceAll('-0-0', `-${place}`);
      const row = copy.content.querySelector<HTMLElement>('[data-place]');
      if (row === null) throw new Error('The template holds no row.');
      row.dataset['place'] = place;
      row.dataset['words'] = words;
      const legend = row.querySelector('legend');
      if (legend !== null) legend.textContent = quoted.replace('{words}', () => words);
      list.insertBefore(row, elements().find((one) => startOf(placeOf(one)) > startOf(place)) ?? null);
      return row;
    },
    decisions: () =>
      elements().flatMap((row) => {
        const choice = radiosOf(row).find((radio) => radio.checked)?.value ?? null;
        return decisionOf(placeOf(row), choice, checkboxOf(row)?.checked === true) ?? [];
      }),
  };
}
