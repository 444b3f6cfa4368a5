import { z } from 'zod';

/** Shelves of the menu, in their order. */
export const MenuGroup = z.enum(['civilStatus', 'certification', 'support', 'feedback']);
export type MenuGroup = z.infer<typeof MenuGroup>;
