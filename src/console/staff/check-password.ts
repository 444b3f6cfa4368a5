import { z } from 'zod';

export const PasswordWeakness = z.enum(['tooShort', 'tooLong', 'holdsUsername', 'sameCharacter']);
export type PasswordWeakness = z.infer<typeof PasswordWeakness>;

const SHORTEST = 10;
const LONGEST = 200;
/** A shorter username stands in too many good passwords by chance. */
const TELLING_USERNAME = 4;

/** Why this password is refused, or undefined when it may be used. Length counts characters, not bytes. */
export function checkPassword(password: string, username: string): PasswordWeakness | undefined {
  const characters = [...password.normalize('NFC')];
  if (characters.length < SHORTEST) return 'tooShort';
  if (characters.length > LONGEST) return 'tooLong';
  if (new Set(characters).size === 1) return 'sameCharacter';
  if (username.length >= TELLING_USERNAME && password.toLowerCase().includes(username))
    return 'holdsUsername';
  return undefined;
}
