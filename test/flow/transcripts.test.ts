import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { replay } from './transcript.js';

const FOLDER = 'test/transcripts';

/** `UPDATE_TRANSCRIPTS=1` writes anew what the bot says; read the difference before it is committed. */
const isUpdate = process.env.UPDATE_TRANSCRIPTS === '1';

describe('recorded conversations', () => {
  for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.txt'))) {
    it(`${name} goes as written`, () => {
      const path = join(FOLDER, name);
      const written = readFileSync(path, 'utf8');
      const played = replay(written);
      if (isUpdate) writeFileSync(path, played);
      expect(played).toBe(isUpdate ? played : written);
    });
  }
});
