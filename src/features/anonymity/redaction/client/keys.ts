/** The keys that a review answers to while the focus is inside it, and what each does. None of them moves a radio button. */
export const KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['M', 'mask'],
  ['B', 'keep'],
  ['E', 'everywhere'],
  ['A', 'add'],
  ['U', 'undo'],
] as const;

export type KeyAction = (typeof KEYS)[number][1];

/** What a key press asks for; null for a key of the browser's, or one that is typed into a field. */
export function actionOf(event: KeyboardEvent): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (event.target instanceof HTMLTextAreaElement) return null;
  return KEYS.find(([key]) => key === event.key.toUpperCase())?.[1] ?? null;
}
