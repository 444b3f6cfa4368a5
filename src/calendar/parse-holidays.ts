import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { DataFileInvalid } from '../errors/data-file-invalid.js';
import { PlainDate } from '../ids.js';
import { isRealDate } from './plain-date.js';

/** One day that differs from the usual week. `PROVISIONAL`: computed by us, the government has not decided yet. */
export const Holiday = z.strictObject({
  date: PlainDate.refine(isRealDate, 'no such day'),
  /** `OFF`: closed whatever weekday it is; `WORK`: worked, a weekend day as a make-up day */
  kind: z.enum(['OFF', 'WORK']),
  name: z.string().min(1),
  legalBasis: z.string().min(1),
  status: z.enum(['OFFICIAL', 'PROVISIONAL']),
});
export type Holiday = z.infer<typeof Holiday>;

const HolidaysFile = z.strictObject({
  days: z.array(Holiday).superRefine((days, ctx) => {
    const seen = new Set<string>();
    days.forEach((day, i) => {
      if (seen.has(day.date))
        ctx.addIssue({ code: 'custom', path: [i, 'date'], message: `${day.date} twice` });
      seen.add(day.date);
    });
  }),
});

/** Reads the text of `templates/data/holidays.yaml`. Throws `DataFileInvalid` naming every wrong place at once. */
export function parseHolidays(text: string, file: string): Holiday[] {
  const parsed = HolidaysFile.safeParse(readYaml(text, file));
  if (parsed.success) return parsed.data.days;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new DataFileInvalid(`${file} is wrong:\n${lines.join('\n')}`, { file });
}

function readYaml(text: string, file: string): unknown {
  try {
    return parseYaml(text);
  } catch (cause) {
    throw new DataFileInvalid(`${file} is not YAML`, { file }, { cause });
  }
}
