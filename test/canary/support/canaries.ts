/** What a made-up citizen and a made-up clerk say; none of it occurs anywhere by chance. */
export const CANARIES = {
  name: 'Nguyễn Thị Chim Yến Oanh',
  identityNumber: '072190887766',
  phone: '0386271459',
  email: 'chimyenoanh.bachthanh@thu.example',
  address: 'Số 77, ngõ Hoàng Oanh Vàng, tỉnh Tây Ninh',
  freeText: 'Sổ hộ tịch bìa vẽ chim sơn ca',
  smallTalk: 'Con vẹt xanh nhà tôi biết hát quốc ca',
  fileName: 'giấy lồng chim họa mi.pdf',
  fileContent: 'Chim bói cá đậu trên cọc tre già',
  supplement: 'Quyển ấy kẹp một chiếc lông chim công',
  toClerk: 'Chim cuốc kêu suốt đêm sau nhà bác Tư',
  clerkReply: 'Bác cho em xin tên con sáo ạ',
  clerkNote: 'Cần thêm trang có hình chim chào mào',
} as const;
export type CanaryName = keyof typeof CANARIES;

/** Lower case, no marks, no blanks, no signs: what is left is what people compare. */
const squash = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Numbers are looked for with their blanks and dots taken out, but not with what stands beside them glued on. */
const joinDigits = (text: string): string => text.replace(/(?<=\d)[ .\-()]+(?=\d)/g, '');

/** Base64 of a longer text contains one of three writings of a part, by where the part begins. */
function inBase64(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const end = whole.length - ((shift + bytes.length) % 3 === 0 ? 0 : 4);
    return whole.slice(shift === 0 ? 0 : 4, end);
  });
}

/** A needle, and the view of a text in which it is looked for. */
type Search = { needle: string; view: keyof Views };
type Views = ReturnType<typeof toViews>;

function toViews(text: string) {
  const plain = unescaped(text);
  return {
    raw: text.replaceAll('-', '+').replaceAll('_', '/'),
    lower: text.toLowerCase(),
    squashed: squash(plain),
    digits: joinDigits(plain),
  };
}

/** Percent-encoding and JSON's, JavaScript's and Redis' escapes undone. */
function unescaped(text: string): string {
  const bytes = text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/(?:(?:%|\\x)[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replace(/%|\\x/g, ''), 'hex').toString('utf8'),
    );
  return bytes;
}

const toSearches = (value: string): Search[] => {
  const spellings = [
    value.normalize('NFC'),
    value.normalize('NFD'),
    value.toLowerCase(),
    value.toUpperCase(),
    squash(value),
  ];
  const encoded = spellings.flatMap((spelling): Search[] => [
    ...inBase64(spelling).map((needle) => ({ needle, view: 'raw' as const })),
    { needle: Buffer.from(spelling, 'utf8').toString('hex'), view: 'lower' },
  ]);
  const isNumber = /^\d+$/.test(value);
  return [{ needle: isNumber ? value : squash(value), view: isNumber ? 'digits' : 'squashed' }, ...encoded];
};

const SEARCHES = new Map(
  (Object.keys(CANARIES) as CanaryName[]).map((name) => {
    const value = CANARIES[name];
    const spellings = name === 'phone' ? [value, `84${value.slice(1)}`] : [value];
    return [name, spellings.flatMap(toSearches)] as const;
  }),
);

/** The canaries that a text holds, in whatever form; a form is any writing that can be undone without a key. */
export function findCanaries(text: string): CanaryName[] {
  const views = toViews(text);
  return [...SEARCHES]
    .filter(([, searches]) => searches.some(({ needle, view }) => views[view].includes(needle)))
    .map(([name]) => name);
}
