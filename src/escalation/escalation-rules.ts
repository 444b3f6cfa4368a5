import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { DataFileInvalid } from '../errors/data-file-invalid.js';
import { Ladder } from './ladder.js';

/** `templates/data/escalation.yaml` */
export const EscalationRules = z.strictObject({
  usual: Ladder,
  /** for promises of at most so many working hours */
  short: z
    .looseObject({ upToHours: z.number().positive().max(80) })
    .transform(({ upToHours, ...ladder }) => ({ upToHours, ladder }))
    .pipe(z.object({ upToHours: z.number(), ladder: Ladder })),
  procedures: z.record(z.string(), Ladder),
});
export type EscalationRules = z.infer<typeof EscalationRules>;

/** Reads the rules for these procedures. Throws `DataFileInvalid` with file, path and reason. */
export function loadEscalationRules(file: string, procedureIds: readonly string[]): EscalationRules {
  const parsed = EscalationRules.safeParse(parse(readFileSync(file, 'utf8')));
  const lines = parsed.success
    ? Object.keys(parsed.data.procedures)
        .filter((id) => !procedureIds.includes(id))
        .map((id) => `  procedures.${id}: there is no such procedure`)
    : parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  if (!parsed.success || lines.length > 0) throw new DataFileInvalid(`${file}:\n${lines.join('\n')}`);
  return parsed.data;
}

/** The steps of one promise. */
export function ladderOf(
  { usual, short, procedures }: EscalationRules,
  { procedureId, minutes }: { procedureId: string; minutes: number },
): Ladder {
  return procedures[procedureId] ?? (minutes <= short.upToHours * 60 ? short.ladder : usual);
}
