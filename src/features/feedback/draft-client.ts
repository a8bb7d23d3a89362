/** Drafts are kept on this device alone, without the address and the codes, and for a week at most. */
const PREFIX = 'tapis-draf:';
const LIFETIME_MS = 7 * 24 * 3_600_000;
const NEVER_KEPT = new Set(['kunci', 'surel', 'kode-layanan', 'rujukan']);

interface Draft {
  readonly savedAt: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Fills every form that is still empty with its draft, and keeps what is written from then on. */
export function keepDrafts(): void {
  forgetOldDrafts();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-feedback-draft]')) {
    const key = PREFIX + (form.dataset['feedbackDraft'] ?? '');
    if (form.dataset['draftPrepared'] !== undefined) continue;
    form.dataset['draftPrepared'] = '';
    const notice = form.querySelector<HTMLElement>('[data-draft-notice]');
    const draft = readDraft(key);
    if (draft !== null && Object.keys(valuesOf(form)).length === 0) fill(form, draft.values);
    if (notice !== null) notice.hidden = draft === null;
    form.addEventListener('input', () => {
      localStorage.setItem(
        key,
        JSON.stringify({ savedAt: Date.now(), values: valuesOf(form) } satisfies Draft),
      );
      if (notice !== null) notice.hidden = false;
    });
    notice?.querySelector('[data-draft-delete]')?.addEventListener('click', () => {
      deleteDraft(form.dataset['feedbackDraft'] ?? '');
      form.reset();
      notice.hidden = true;
      form.querySelector<HTMLElement>('select, input:not([type="hidden"])')?.focus();
    });
  }
}

export function deleteDraft(windowId: string): void {
  localStorage.removeItem(PREFIX + windowId);
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1] !== '' && !NEVER_KEPT.has(entry[0]),
  );
  return Object.fromEntries(entries);
}

function fill(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    if (control !== null && 'value' in control) control.value = value;
  }
  // A kept answer among the further questions would be sent unseen.
  for (const more of form.querySelectorAll('details')) {
    if (more.querySelector(':checked:not([value=""])') !== null) more.open = true;
  }
}

function readDraft(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
  } catch {
    // What somebody else wrote there is no draft.
    return null;
  }
}

function forgetOldDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    const savedAt = readDraft(key)?.savedAt ?? 0;
    if (Date.now() - savedAt > LIFETIME_MS) localStorage.removeItem(key);
  }
}
