import { getTableColumns, is, Param, Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Statement } from '#db/client.ts';

/**
 * True if the statement before this one in the batch changed a row. Statements that all have it form a chain: the first
 * that changes nothing ends it. The first of a batch MUST NOT have it: what stands before it is another one's.
 */
export const ifChanged: SQL = sql`changes() > 0`;

/** What takes the place of `sql.placeholder(name)` in a prepared write, by name. */
type Blanks = Readonly<Record<string, unknown>>;

/** A statement whose SQL is written out once; each call fills its placeholders. Keep it with `database.once`. */
export function prepareWrite<Values extends object>(statement: Statement): (values: Values) => Statement {
  const { sql: text, params } = statement.toSQL();
  const fillers = params.map(fillerOf);
  return (values) => ({
    toSQL: () => ({ sql: text, params: fillers.map((fill) => fill(values as Blanks)) }),
  });
}

function fillerOf(param: unknown): (values: Blanks) => unknown {
  if (is(param, Placeholder)) return (values) => values[param.name];
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder } = param;
    const { name } = param.value;
    return (values) => encoder.mapToDriverValue(values[name]);
  }
  return () => param;
}

/**
 * `SELECT ?, ?, …`: one row of the table, each value a placeholder with the name of its column in the schema. What a call
 * leaves out is the column's default, or NULL.
 */
export function selectRow(table: SQLiteTable): SQL {
  const values = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const mapToDriverValue = (value: unknown) => {
      const given = value ?? column.default ?? null;
      return given === null ? null : column.mapToDriverValue(given);
    };
    return sql.param(sql.placeholder(name), { mapToDriverValue });
  });
  return sql`SELECT ${sql.join(values, sql`, `)}`;
}
