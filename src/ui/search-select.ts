/** Lets every select that is marked for it be searched by typing. Safe to call for each of a page. */
export function prepareSearchSelects(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-search-select]')) {
    const select = box.querySelector('select');
    // Its id moves to the field that is typed into: a select without one has been prepared.
    if (select?.id) makeSearchable(box, select, select.id);
  }
}

/** An editable combobox with a list (ARIA Authoring Practices); the hidden select keeps the choice and sends it. */
function makeSearchable(box: HTMLElement, select: HTMLSelectElement, id: string): void {
  const { none = '', matches = '' } = box.dataset;
  const input = make('input', {
    role: 'combobox',
    autocomplete: 'off',
    placeholder: select.options[0]?.text ?? '',
    'aria-autocomplete': 'list',
    'aria-controls': `${id}-list`,
    'aria-required': String(select.required),
  });
  const list = make('ul', {
    id: `${id}-list`,
    class: 'search-select-list',
    role: 'listbox',
    // Browsers let the keyboard stop at what can be scrolled.
    tabindex: '-1',
    'aria-label': select.labels[0]?.textContent?.trim() ?? '',
  });
  const status = make('p', { role: 'status' });
  const rows = [...select.options]
    .filter(({ value }) => value !== '')
    .map((option, index) => {
      const row = make('li', { id: `${id}-row-${index}`, role: 'option', 'data-value': option.value });
      row.textContent = option.text;
      return row;
    });
  let active: HTMLElement | undefined;

  for (const { name, value } of select.attributes) {
    if (name !== 'name' && name !== 'required') input.setAttribute(name, value);
  }
  select.removeAttribute('id');
  select.required = false;
  select.hidden = true;
  list.append(...rows);
  select.after(input);
  box.append(list, status);
  showChoice();

  input.addEventListener('input', () => {
    // A text that is being typed is no choice yet.
    select.value = '';
    open();
  });
  input.addEventListener('click', open);
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', settle);
  // The list must not take the focus from the field.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const row = rows.find((one) => one === target);
    if (row !== undefined) choose(row);
  });
  // A browser that goes back may bring back an earlier choice.
  addEventListener('pageshow', showChoice);

  function matching(): HTMLElement[] {
    return rows.filter((row) => !row.hidden);
  }

  function open(): void {
    const words = select.value === '' ? input.value.toLowerCase().split(/\s+/) : [];
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const count = matching().length;
    show(count > 0, count === 0 ? none : matches.replace('{n}', String(count)));
  }

  function showChoice(): void {
    input.value = select.value === '' ? '' : (select.selectedOptions[0]?.text ?? '');
    show(false, '');
  }

  function show(isOpen: boolean, said: string): void {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    // Where the list is seen, its length is only read out.
    status.className = isOpen || said === '' ? 'visually-hidden' : 'search-select-status';
    status.textContent = said;
    mark(undefined);
  }

  function mark(row: HTMLElement | undefined): void {
    active?.removeAttribute('aria-selected');
    active = row;
    if (row === undefined) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    input.setAttribute('aria-activedescendant', row.id);
    row.setAttribute('aria-selected', 'true');
    row.scrollIntoView({ block: 'nearest' });
  }

  function choose(row: HTMLElement | undefined): void {
    select.value = row?.dataset['value'] ?? '';
    showChoice();
  }

  /** The one option that the typed text can mean: by its whole name, or because no other matches. */
  function meant(): HTMLElement | undefined {
    const typed = input.value.trim().toLowerCase();
    const found = typed === '' ? [] : matching();
    return found.length === 1 ? found[0] : found.find((row) => row.textContent.toLowerCase() === typed);
  }

  /** Leaving the field: a text that means no option goes, so that what is shown is what is sent. */
  function settle(): void {
    if (select.value === '') choose(meant());
    else showChoice();
  }

  function onKey(event: KeyboardEvent): void {
    const isDown = event.key === 'ArrowDown';
    if (isDown || event.key === 'ArrowUp') {
      if (list.hidden) open();
      const found = matching();
      const from = active === undefined ? (isDown ? -1 : 0) : found.indexOf(active);
      mark(found.at((from + (isDown ? 1 : -1)) % found.length));
    } else if (event.key === 'Enter' && !list.hidden) {
      const row = active ?? meant();
      if (row === undefined) mark(matching()[0]);
      else choose(row);
    } else if (event.key === 'Escape') {
      showChoice();
    } else {
      return;
    }
    event.preventDefault();
  }
}

function make<Name extends 'input' | 'ul' | 'li' | 'p'>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
