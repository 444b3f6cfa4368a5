import { takeSample } from '../../scripts/card-photos/take-sample.js';

/** A made-up holder as the code of their card says it. */
export type CardHolder = { number: string; name: string; birth: string; sex: string; address: string };

/** A photo of this holder's chip card. */
export const photoOfCard = ({ number, name, birth, sex, address }: CardHolder): Promise<Buffer> =>
  takeSample({
    ...{ name: 'a test', kind: 'chip', blur: 0.6 },
    text: [number, '', name, birth, sex, address, '15042021'].join('|'),
  });
