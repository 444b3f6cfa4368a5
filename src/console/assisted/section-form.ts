import { z } from 'zod';
import type { FillDeed } from '../../assisted/assisted-desk.js';

const FIELD = 'f.';
const CARD = 'card.';
const CONFIRM = 'confirm:';

/** Buttons of a name arrive as several values: the last one counts. */
const Posted = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** What is posted of a section: its fields, what was scanned, and where to go then. */
export type SectionForm = { section: number; goesOn: boolean; deeds: FillDeed[] };

/** Reads a posted section. `isWhole`: by its button, and not field by field as it is typed. */
export function parseSectionForm(body: unknown, isWhole: boolean): SectionForm | undefined {
  const posted = Posted.safeParse(body);
  if (!posted.success) return undefined;
  const values = Object.entries(posted.data).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : (value.at(-1) ?? ''),
  ]);
  const given = (prefix: string) =>
    values.flatMap(([name, value]): [string, string][] =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    );
  const { go = '', section = '1' } = Object.fromEntries(values);
  const cards = given(CARD).filter(([, text]) => text.trim() !== '');
  const confirmed = go.startsWith(CONFIRM) ? [go.slice(CONFIRM.length)] : [];
  const goesOn = isWhole && go === 'next' && cards.length === 0;
  return {
    section: Number.parseInt(section, 10) || 1,
    goesOn,
    deeds: [
      { do: 'fill', fields: given(FIELD), isLast: goesOn },
      ...confirmed.map((key): FillDeed => ({ do: 'confirm', key })),
      ...cards.map(([key, text]): FillDeed => ({ do: 'card', key, text })),
    ],
  };
}
