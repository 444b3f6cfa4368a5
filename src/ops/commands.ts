import type { Operator } from '../composition/compose-operator.js';
import { CommandInvalid } from '../errors/command-invalid.js';
import { showAssistance } from './assistance.js';
import { checkAudit } from './audit-check.js';
import { listDataRequests } from './data-requests.js';
import { listDeadLetters, replayDeadLetter } from './dead-letters.js';
import { showFunnel } from './funnel.js';
import { showRetention } from './retention.js';
import { addStaff, changePassword, disableStaff, enableStaff } from './staff-accounts.js';
import { connectAccount, setTokens, showTokens } from './zalo-tokens.js';

/** One command of the operator: what was typed after it, what came on standard input, lines to print. */
export type Command = (operator: Operator, input: CommandInput) => Promise<string[]>;
export type CommandInput = {
  args: readonly string[];
  options: Readonly<Record<string, string | undefined>>;
  /** options that only stand or do not */
  flags: ReadonlySet<string>;
  /** secrets never stand on a command line, where everybody can read them */
  readStdin(): Promise<string>;
};

type Entry = { words: readonly string[]; usage: string; run: Command };

const COMMANDS: readonly Entry[] = [
  { words: ['dead-letters'], usage: 'dead-letters', run: listDeadLetters },
  { words: ['data-requests'], usage: 'data-requests', run: listDataRequests },
  { words: ['retention'], usage: 'retention [--dry-run]', run: showRetention },
  {
    words: ['audit-check'],
    usage: 'audit-check [<office>=<number>:<hash> …]   (as an earlier check printed it)',
    run: checkAudit,
  },
  { words: ['replay'], usage: 'replay <id>', run: replayDeadLetter },
  {
    words: ['tokens', 'set'],
    usage: 'tokens set <oaId>   (JSON of the token pair on standard input)',
    run: setTokens,
  },
  { words: ['tokens', 'show'], usage: 'tokens show', run: showTokens },
  { words: ['funnel'], usage: 'funnel [procedure]', run: showFunnel },
  { words: ['assisted'], usage: 'assisted --from <YYYY-MM-DD> --to <YYYY-MM-DD>', run: showAssistance },
  { words: ['connect'], usage: 'connect <oaId>', run: connectAccount },
  {
    words: ['staff', 'add'],
    usage:
      'staff add --office <id> --user <name> --name "<họ tên>" --role <role> [--lasting]   (password on standard input)',
    run: addStaff,
  },
  { words: ['staff', 'disable'], usage: 'staff disable --office <id> --user <name>', run: disableStaff },
  { words: ['staff', 'enable'], usage: 'staff enable --office <id> --user <name>', run: enableStaff },
  {
    words: ['staff', 'password'],
    usage: 'staff password --office <id> --user <name> [--lasting]   (password on standard input)',
    run: changePassword,
  },
];

/** Every command with its arguments, one a line. */
export const usage = (): string =>
  ['npm run ops -- <command>', ...COMMANDS.map((entry) => `  ${entry.usage}`)].join('\n');

/** The command that the words begin with, and the words that follow it. Throws `CommandInvalid` with the usage. */
export function findCommand(words: readonly string[]): { run: Command; args: readonly string[] } {
  const entry = COMMANDS.find((one) => one.words.every((word, n) => words[n] === word));
  if (!entry) throw new CommandInvalid(`unknown command\n\n${usage()}`);
  return { run: entry.run, args: words.slice(entry.words.length) };
}
