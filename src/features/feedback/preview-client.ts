const PAUSE_MS = 800;

/** Shows below each story how it will be read, once the writer pauses. Where the server does not answer, nothing is shown. */
export function previewStories(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-story-preview]')) {
    const story = place.closest('form')?.elements.namedItem(place.dataset['storyPreview'] ?? '');
    if (!(story instanceof HTMLTextAreaElement) || place.dataset['prepared'] !== undefined) continue;
    place.dataset['prepared'] = '';
    let pause: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(pause);
      pause = setTimeout(() => void show(place, story), PAUSE_MS);
    };
    story.addEventListener('input', wait);
    if (story.value !== '') wait();
  }
}

async function show(place: HTMLElement, story: HTMLTextAreaElement): Promise<void> {
  const written = story.value;
  const answer = await fetch('/masukan/pratinjau', {
    method: 'POST',
    body: new URLSearchParams({ cerita: written }),
  }).catch(() => null);
  // Meanwhile more was written: the next pause asks again.
  if (story.value !== written) return;
  const masked = answer?.ok ? await answer.text() : written.trim();
  const text = place.querySelector('[data-preview-text]');
  if (text !== null) text.textContent = masked;
  place.hidden = masked === '' || masked === written.trim();
}
