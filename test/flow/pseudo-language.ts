import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadTemplates, type Templates } from '../../src/procedures/load-templates.js';
import { textsOf } from '../../src/procedures/translate-procedure.js';
import { WordingFile } from '../../src/wording/wording.js';

export const PSEUDO = 'xx';

/** A text as its translation: recognisable, and with its places. */
const say = (text: string): string => `⟦${text}⟧`;

/**
 * The real templates with one more language, made by a single file in which every text stands in brackets. Whatever a
 * citizen reads outside of brackets was never given to a translator.
 */
export function loadWithPseudoLanguage(
  change: (file: WordingFile) => WordingFile = (file) => file,
): Templates {
  const dir = mkdtempSync(join(tmpdir(), 'languages-'));
  try {
    cpSync('templates', dir, { recursive: true });
    writeFileSync(join(dir, `wording/${PSEUDO}.yaml`), stringify(change(toPseudo(dir))));
    return loadTemplates(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function toPseudo(dir: string): WordingFile {
  const official = WordingFile.parse(parse(readFileSync(join(dir, 'wording/vi.yaml'), 'utf8')));
  const { catalogue } = loadTemplates(dir);
  const texts = [...new Set(catalogue.procedures.flatMap(textsOf))];
  return {
    ...official,
    language: PSEUDO,
    name: say('pseudo'),
    invitation: say('pseudo: xx'),
    chosenBy: ['xx'],
    labels: inBrackets(official.labels) as WordingFile['labels'],
    commands: { ...official.commands, language: ['xx language'] },
    texts: inBrackets(official.texts) as WordingFile['texts'],
    translations: Object.fromEntries(texts.map((text) => [text, say(text)])),
  };
}

function inBrackets(value: unknown): unknown {
  if (typeof value === 'string') return say(value);
  if (Array.isArray(value)) return value.map(inBrackets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inBrackets(inner)]));
}
