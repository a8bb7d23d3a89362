import { text } from 'node:stream/consumers';
import type { Command } from '#cli/commands.ts';
import { withContext } from '#cli/with-context.ts';
import { createAccount } from '#features/identity/index.ts';
import { STAFF_ROLES, type StaffRole } from '#lib/context.ts';
import { refusalWords } from '#strings/refusal-words.ts';

export const account: Command = {
  usage: 'account create EMAIL NAME ROLE[,ROLE] [AGENCY,…]',
  summary: `Makes an account; the password is read from standard input. Roles: ${STAFF_ROLES.join(', ')}.`,
  async run([verb, email = '', displayName = '', roleList = '', agencyList = '']) {
    const roles = roleList
      .split(',')
      .filter((role): role is StaffRole => (STAFF_ROLES as readonly string[]).includes(role));
    if (verb !== 'create' || roles.length === 0 || roles.length !== roleList.split(',').length) {
      process.stderr.write(`Usage: ${account.usage}\n`);
      return 2;
    }
    const password = (await text(process.stdin)).trim();
    const agencies = agencyList === '' ? [] : agencyList.split(',');
    return withContext(async (context) => {
      const result = await createAccount(context, { email, displayName, roles, agencies, password });
      if (!result.ok) process.stderr.write(`${refusalWords('en', result)}\n`);
      return result.ok ? 0 : 1;
    });
  },
};
