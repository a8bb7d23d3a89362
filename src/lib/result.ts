/** What a verb answers when a user may be refused: a value, or a permanent code whose words stand in strings/. */
export type Refusal<Code extends string = string> = {
  readonly ok: false;
  readonly code: Code;
  readonly details?: Readonly<Record<string, string | number>>;
};

export type Accepted<Value> = { readonly ok: true; readonly value: Value };

export type Result<Value, Code extends string = string> = Accepted<Value> | Refusal<Code>;

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  code: Code,
  details?: Readonly<Record<string, string | number>>,
): Refusal<Code> {
  return details === undefined ? { ok: false, code } : { ok: false, code, details };
}
