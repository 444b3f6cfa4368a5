import { createRequire } from 'node:module';

const file = (name: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`);

/** The built-in faces have no Vietnamese letters and print rubbish without a word; these have all of them. */
export const findFaces = () => ({
  regular: file('400Regular/BeVietnamPro_400Regular'),
  bold: file('600SemiBold/BeVietnamPro_600SemiBold'),
  italic: file('400Regular_Italic/BeVietnamPro_400Regular_Italic'),
  boldItalic: file('600SemiBold_Italic/BeVietnamPro_600SemiBold_Italic'),
});
export type FaceName = keyof ReturnType<typeof findFaces>;
