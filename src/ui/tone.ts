/** A state's colour. It never stands alone: a word, and where it helps an icon, says the same. */
export type Tone = 'green' | 'amber' | 'red' | 'neutral';
