import { deleteDraft } from './draft-client.ts';
import { commitmentBytes, committedFeedback, SALT_BYTES } from './rules/commitment.ts';

/** What this browser keeps of a feedback that it sent: enough to prove what was said, should the portal say otherwise. */
const KEPT = 'tapis-janji';

/**
 * Makes the commitment here: draws the salt that goes with the answers, and keeps salt and commitment until the
 * receipt is shown, to be compared with what the portal promises.
 */
export function commitAnswers(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-commitment]')) {
    const windowId = form.dataset['commitment'] ?? '';
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'garam';
    field.value = base64url(salt);
    form.append(field);
    void commitmentOf(windowId, form, salt).then((commitment) => sessionStorage.setItem(KEPT, commitment));
    form.addEventListener('submit', () => deleteDraft(windowId));
  }
}

/** The commitment that this browser made last, hex; null when it made none. */
export function keptCommitment(): string | null {
  return sessionStorage.getItem(KEPT);
}

/** SHA-256, hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function commitmentOf(windowId: string, form: HTMLFormElement, salt: Uint8Array): Promise<string> {
  const values = Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const ratings = (prefix: string) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name, value]) => name.startsWith(prefix) && value !== '')
        .map(([name, value]) => [name.slice(prefix.length), Number(value)]),
    );
  const content = committedFeedback(windowId, {
    serviceUnit: values['unit'] ?? '',
    serviceMonth: values['bulan'] ?? '',
    relation: values['hubungan'] ?? '',
    answers: ratings('unsur-'),
    conduct: ratings('perilaku-'),
    text: (values['cerita'] ?? '').normalize('NFC').replaceAll('\r\n', '\n').trim(),
  });
  return sha256(commitmentBytes(salt, content));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
