import { readFileSync } from 'node:fs';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { z } from 'zod';
import type { Place } from '../../documents/paper-templates.js';
import type { TemplateProblem } from '../../errors/template-invalid.js';
import { PAPER_OPTIONS } from './paper-options.js';

export type Opened = {
  places: readonly Place[];
  problems: readonly Omit<TemplateProblem, 'file'>[];
  bytes: Buffer;
};

const Part = z.looseObject({
  type: z.string(),
  value: z.string().default(''),
  module: z.string().optional(),
  get subparsed() {
    return z.array(Part).optional();
  },
});
type Part = z.infer<typeof Part>;

const Told = z.looseObject({ inspect: z.looseObject({ postparsed: z.array(Part) }) });

/** What the library says of one thing that is wrong; of several it makes a list. */
const Complaint = z.looseObject({
  properties: z.looseObject({ xtag: z.string().optional(), explanation: z.string().optional() }),
});
const Complaints = z.looseObject({ properties: z.looseObject({ errors: z.array(Complaint) }) });

/** Reads one Word file and its places; whatever is wrong with it is said, not thrown. */
export function openTemplate(path: string): Opened {
  let bytes = Buffer.alloc(0);
  try {
    bytes = readFileSync(path);
    const listener = createListener();
    new Docxtemplater(new PizZip(bytes), { ...PAPER_OPTIONS, modules: [listener] });
    const parts = placeholdersOf(listener.heard);
    return { places: parts.map(toPlace), problems: parts.flatMap(findForeign), bytes };
  } catch (error) {
    return { places: [], problems: toProblems(error), bytes };
  }
}

/** Hears what the library finds in a document, part by part. (Its own module for that needs a package that it does not bring.) */
function createListener() {
  const heard: Part[] = [];
  return {
    name: 'placesOfTemplate',
    heard,
    set(told: unknown) {
      const parsed = Told.safeParse(told);
      if (parsed.success) heard.push(...parsed.data.inspect.postparsed);
    },
  };
}

const placeholdersOf = (parts: readonly Part[] = []): Part[] =>
  parts.filter(({ type }) => type === 'placeholder');

const toPlace = ({ value, module, subparsed }: Part): Place =>
  module === 'loop' ? { name: value, inside: placeholdersOf(subparsed).map(toPlace) } : { name: value };

/** Other kinds of places would take what a citizen typed for a piece of the file itself. */
function findForeign({ value, module = '', subparsed }: Part): Opened['problems'] {
  if (module !== '' && module !== 'loop') {
    return [{ path: value, reason: 'only {name} and {#name}…{/name} can be used' }];
  }
  return placeholdersOf(subparsed).flatMap(findForeign);
}

function toProblems(error: unknown): Opened['problems'] {
  const several = Complaints.safeParse(error).data?.properties.errors;
  const one = Complaint.safeParse(error).data;
  const complaints = several ?? (one ? [one] : []);
  if (complaints.length > 0) {
    return complaints.map(({ properties: { xtag, explanation } }) => ({
      path: xtag ? `{${xtag}}` : '(file)',
      reason: explanation ?? 'cannot be read',
    }));
  }
  return [{ path: '(file)', reason: error instanceof Error ? error.message : 'cannot be read' }];
}
