import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { TemplateInvalid } from '../../src/errors/template-invalid.js';
import type { Saying } from '../../src/flow/effects.js';
import { step } from '../../src/flow/step.js';
import { loadWithPseudoLanguage, PSEUDO } from './pseudo-language.js';
import { play } from './transcript.js';
import { domain, freshSession, MORNING, world } from './universe.js';

const templates = loadWithPseudoLanguage();
const spoken = { ...world, ...templates };

const FOLDER = 'test/transcripts';
const transcripts = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const,
);

/** What is the citizen's, the office's or the law's own is the same in every language. */
const OWN_WORDS: Readonly<Record<string, true>> = Object.fromEntries(
  [
    'shown',
    'languages',
    'note',
    'code',
    'basis',
    'said',
    'texts',
    'answers',
    'current',
    'name',
    'taken',
    'people',
  ]
    .concat('reply', 'example', 'residence', 'was', 'now')
    .map((name) => [name, true]),
);

const effectsOf = (transcript: string, language: string) =>
  play(transcript, { world: spoken, session: { ...freshSession(), language } }).flatMap(
    ({ effects }) => effects,
  );
const submissionsOf = (transcript: string, language: string) =>
  effectsOf(transcript, language).filter((effect) => effect.type === 'submit');

const withoutBrackets = (text: string): string => {
  const bare = text.replaceAll(/⟦[^⟦⟧]*⟧|[\w-]+\.pdf/g, ''); // a file's name is the citizen's own
  return bare === text ? text : withoutBrackets(bare);
};

const paramsOf = ({ key, params, before = [] }: Saying) =>
  [{ key, params }, ...before].flatMap((line) =>
    Object.entries(line.params).map(([name, value]) => ({ key: line.key, name, value: String(value) })),
  );

describe('another language, made of one file', () => {
  it.each(transcripts)('%s is spoken in it from end to end', (_name, transcript) => {
    const said = effectsOf(transcript, PSEUDO).flatMap((one) => (one.type === 'reply' ? one.sayings : []));
    const bare = said
      .flatMap(paramsOf)
      .filter(({ name, value }) => OWN_WORDS[name] === undefined && /\p{L}{2}/u.test(withoutBrackets(value)))
      .map(({ key, name, value }) => `${key} {${name}}: ${value}`);
    expect([...new Set(bare)]).toEqual([]);
    const labels = said.flatMap(({ buttons }) => buttons.map(({ label }) => label));
    const names = domain.ethnicGroups.map(({ name }) => name);
    // peoples and, with their masked number, people are called the same everywhere
    const isName = (label: string): boolean => names.includes(label) || label.includes('••••');
    expect(labels.filter((label) => !label.startsWith('⟦') && !isName(label))).toEqual([]);
  });

  it('leads to the same dossier, in the words of the official form', () => {
    const [, transcript = ''] = transcripts.find(([name]) => name === 'tinh-trang-goa.txt') ?? [];
    const official = submissionsOf(transcript, 'vi');
    expect(official).toHaveLength(1);
    expect(submissionsOf(transcript, PSEUDO)).toEqual(official);
  });

  it('is chosen by a word or a button and kept', () => {
    const [asked] = step(
      spoken,
      { ...freshSession(), greeted: true },
      { type: 'said', at: MORNING, text: 'đổi ngôn ngữ' },
    );
    expect(asked.language).toBe('vi');
    const [chosen, effects] = step(spoken, asked, { type: 'said', at: MORNING, text: '#ngonngu xx' });
    expect(chosen.language).toBe(PSEUDO);
    expect(effects).toMatchObject([{ type: 'reply', language: PSEUDO }]);
    const [back] = step(spoken, chosen, { type: 'said', at: MORNING, text: 'tiếng việt' });
    expect(back.language).toBe('vi');
  });

  it('is told to a newcomer in its own words', () => {
    const [, effects] = step(spoken, freshSession(), { type: 'openedChat', at: MORNING });
    expect(JSON.stringify(effects)).toContain('⟦pseudo: xx⟧');
  });

  it('is answered officially when it is spoken no more', () => {
    const [session] = step(
      world,
      { ...freshSession(), language: PSEUDO },
      { type: 'openedChat', at: MORNING },
    );
    expect(session.greeted).toBe(true);
  });
});

describe('a translation', () => {
  const problemsOf = (change: Parameters<typeof loadWithPseudoLanguage>[0]): string => {
    try {
      loadWithPseudoLanguage(change);
      return '';
    } catch (error) {
      if (error instanceof TemplateInvalid) return error.message;
      throw error;
    }
  };

  it('must have every text', () => {
    expect(problemsOf((file) => ({ ...file, texts: { ...file.texts, help: undefined as never } }))).toMatch(
      /wording\/xx\.yaml texts\.help: is missing/,
    );
  });

  it('must have every text of every procedure, and no others', () => {
    const problems = problemsOf((file) => {
      const { 'Quan hệ với người được cấp Giấy xác nhận': _lost, ...others } = file.translations;
      return { ...file, translations: { ...others, 'Câu lạ': 'Strange' } };
    });
    expect(problems).toContain('"Quan hệ với người được cấp Giấy xác nhận" is not translated');
    expect(problems).toContain('"Câu lạ" stands in no procedure');
  });

  it('must not have places that nothing fills', () => {
    expect(problemsOf((file) => ({ ...file, texts: { ...file.texts, help: 'Help {nobody}' } }))).toContain(
      'texts.help: {nobody} is not filled here',
    );
  });
});
