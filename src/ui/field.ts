/** What every form component takes. `id` defaults to the name; an error summary links to it. */
export interface FieldProps {
  readonly name: string;
  readonly id?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  /** The sentence that the error summary shows too. */
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Drawn apart from the others: "do not know", "none of these". */
  readonly isApart?: boolean | undefined;
}

/** The ids of hint and error, in the order in which a screen reader should say them. */
export function describedBy(
  id: string,
  hint: string | undefined,
  error: string | undefined,
): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
