import type { Tone } from './tone.ts';

export interface Column {
  readonly label: string;
  readonly isNumeric?: boolean | undefined;
  /** For a column of actions: the label is read out only. */
  readonly isLabelHidden?: boolean | undefined;
}

export type Cell =
  | string
  | number
  | {
      readonly text: string | number;
      readonly href?: string | undefined;
      /** A quieter second line. */
      readonly note?: string | undefined;
      /** Draws the text as a tag. */
      readonly tone?: Tone | undefined;
    };
