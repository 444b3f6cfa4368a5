import type { CardReader } from '../../src/media/card-reader.js';
import { type CardPhoto, photoPlan, takePhoto } from './take-photo.js';

export type Figures = {
  pictures: number;
  read: number;
  wrong: number;
  /** milliseconds that half of the pictures stay below */
  median: number;
  slowest: number;
  unread: string[];
};

/** Takes the pictures of a set one by one, has each read, and counts. A reading counts only if every field is right. */
export async function readPhotos(
  reader: CardReader,
  { seed, rounds }: { seed: number; rounds: number },
  onPhoto: (photo: CardPhoto, verdict: string, ms: number) => void = () => undefined,
): Promise<Figures> {
  const figures = { pictures: 0, read: 0, wrong: 0, unread: [] as string[] };
  const times: number[] = [];
  for (const plan of photoPlan(rounds)) {
    const photo = await takePhoto(seed, plan);
    const begun = performance.now();
    const sight = await reader.read(photo.jpeg);
    const ms = performance.now() - begun;
    times.push(ms);
    figures.pictures += 1;
    const isRight = sight.seen === 'card' && isHolder(sight.card, photo);
    if (isRight) figures.read += 1;
    else if (sight.seen === 'card') figures.wrong += 1;
    else figures.unread.push(`${photo.name} (${sight.problem})`);
    onPhoto(photo, sight.seen === 'card' ? (isRight ? 'read' : 'WRONG') : sight.problem, ms);
  }
  times.sort((a, b) => a - b);
  return { ...figures, median: times[times.length >> 1] ?? 0, slowest: times.at(-1) ?? 0 };
}

type Card = Extract<Awaited<ReturnType<CardReader['read']>>, { seen: 'card' }>['card'];

function isHolder({ identityNumber, fullName, birthDate, sex, residence, issuedOn }: Card, photo: CardPhoto) {
  const { person } = photo;
  const day = ({ y, m = 0, d = 0 }: Card['birthDate']): string =>
    [String(d).padStart(2, '0'), String(m).padStart(2, '0'), y].join('');
  return (
    identityNumber === person.identityNumber &&
    fullName === person.fullName &&
    day(birthDate) === person.birth &&
    (sex === 'male') === person.isMan &&
    residence === person.residence &&
    day(issuedOn) === person.issued
  );
}
