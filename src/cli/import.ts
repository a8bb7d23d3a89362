import path from 'node:path';
import type { Command } from '#cli/commands.ts';
import { operatorNamed } from '#cli/operator.ts';
import { withContext } from '#cli/with-context.ts';
import { importStaffing } from '#features/staffing/index.ts';
import { type ImportProblem, importTransfers } from '#features/transfer/index.ts';
import { problemSentence } from '#strings/problem-words.ts';
import { refusalWords } from '#strings/refusal-words.ts';

export const importFile: Command = {
  usage: 'import transfers|staffing FILE --as EMAIL',
  summary: 'Imports a register file (CSV or XLSX) as a whole, or lists every row that must be corrected.',
  async run(words) {
    const [kind, file] = words;
    return withContext(async (context) => {
      const actor = await operatorNamed(context, words);
      if ((kind !== 'transfers' && kind !== 'staffing') || file === undefined || actor === null) {
        process.stderr.write(`Usage: ${importFile.usage}\n`);
        return 2;
      }
      const verb = kind === 'transfers' ? importTransfers : importStaffing;
      const result = await verb(context, actor, { name: path.basename(file), path: path.resolve(file) });
      if (result.ok) {
        process.stdout.write(`${JSON.stringify(result.value, null, 2)}\n`);
        return 0;
      }
      process.stderr.write(`${refusalWords('id', result)}\n`);
      if ('problems' in result) {
        for (const problem of result.problems)
          process.stderr.write(`${placeOf(problem)} ${problemSentence('id', problem)}\n`);
      }
      return 1;
    });
  },
};

function placeOf({ row, column, value }: ImportProblem): string {
  const place = [row === null ? null : `baris ${row}`, column].filter((part) => part !== null).join(', ');
  return `${place}${value === '' ? '' : ` “${value}”`}:`;
}
