import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LabelName } from '../../src/flow/catalogue.js';
import { isEasy } from '../../src/flow/easy/twins.js';
import { QUIET } from '../../src/flow/quiet.js';
import { wordingKeys } from '../../src/flow/wording-keys.js';
import { splitText } from '../../src/wording/split-text.js';
import { catalogue, inWords, wording } from './universe.js';

const source = readdirSync('src/flow', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('wording-keys.ts'))
  .map((name) => readFileSync(join('src/flow', name), 'utf8'))
  .join('\n');

describe('the wording catalogue', () => {
  it('has words for every key that the engine can say, and no others', () => {
    const plain = Object.keys(wording).filter((key) => !key.startsWith(QUIET) && !isEasy(key));
    expect(new Set(plain)).toEqual(new Set(wordingKeys()));
  });

  it('is without cheer, thanks and ticks where somebody has died', () => {
    const quiet = Object.entries(wording).filter(([key]) => key.startsWith(QUIET));
    expect(quiet.map(([key]) => key.slice(QUIET.length))).toEqual([...catalogue.quiet]);
    expect(quiet.map(([, text]) => text).join('\n')).not.toMatch(/✓|!|cảm ơn|hẹn gặp lại|vui|chào mừng/);
    // whoever asks for their own data or moves an hour is not in the form about a death
    const ofOtherMatters = /^(request|memory\.changed|moved\.appointment)/;
    const ticked = Object.keys(wording).filter(
      (key) => wording[key]?.includes('✓') && !ofOtherMatters.test(key),
    );
    expect(ticked.filter((key) => !catalogue.quiet.has(key) && !isEasy(key))).toEqual([]);
  });

  it('knows every key that stands in the engine, and the engine names every key that it lists', () => {
    const named = [...source.matchAll(/'([a-z]\w*(?:\.[a-zA-Z]\w*)+)'/g)].map(([, key = '']) => key);
    const families =
      /^(request\.(asked|taken)|reasons|warnings|other|talk\.left|elsewhere|leaving|referral|moved|slot|tracking\.state|media\.refused|media\.lost|media\.flaw|idCard\.unread)\./;
    const listed = wordingKeys().filter((key) => key.includes('.') && !families.test(key));
    expect(listed.filter((key) => !named.includes(key))).toEqual([]);
  });

  it('has a use for every label', () => {
    const unused = LabelName.options.filter(
      (name) => !new RegExp(`['.]${name}\\b`).test(source.replace(/export const LabelName[\s\S]*?\]\)/, '')),
    );
    expect(unused).toEqual([]);
  });

  it('gives no word two commands', () => {
    expect(catalogue.commands.get('quay lai')).toBe('back');
    expect(catalogue.commands.get('huy')).toBe('cancel');
  });
});

describe('a rendered saying', () => {
  it('puts the lines before it on top and drops lines whose places are all empty', () => {
    const saying = {
      key: 'menu.shown',
      params: { entries: '1. A', draft: '', supplements: '' },
      before: [{ key: 'echo', params: { label: 'Họ tên', shown: 'AN' } }],
      buttons: [],
    };
    const [message] = inWords(saying);
    expect(message?.text.startsWith('✓ Họ tên: AN\n\n')).toBe(true);
    expect(message?.text).not.toContain('làm dở');
  });

  it('never reads what a citizen typed as a place', () => {
    const saying = { key: 'echo', params: { label: '{shown}', shown: '{office.phone}' }, buttons: [] };
    expect(inWords(saying)[0]?.text).toBe('✓ {shown}: {office.phone}');
  });

  it('splits a long text at paragraph ends and keeps the buttons for the last part', () => {
    const answers = Array.from({ length: 60 }, (_, n) => `${n}. ${'chữ '.repeat(15)}`).join('\n\n');
    const saying = {
      key: 'summary.shown',
      params: { procedure: 'P', answers, fee: 'F' },
      buttons: [{ label: 'A', payload: '#menu' }],
    };
    const parts = inWords(saying);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.slice(0, -1).every(({ buttons }) => buttons.length === 0)).toBe(true);
    expect(parts.at(-1)?.buttons).toHaveLength(1);
    expect(parts.every(({ text }) => text.length <= 2000 && /(chữ|\d+)$|ạ\?|F|\)\.$/.test(text.trim()))).toBe(
      true,
    );
  });

  it('loses nothing when a text has no place to cut', () => {
    const text = '💥'.repeat(1500);
    const parts = splitText(text);
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => part.length <= 2000)).toBe(true);
  });
});
