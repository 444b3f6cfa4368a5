const zone = 'Asia/Ho_Chi_Minh';
const format = (options) => {
  const formatter = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, ...options });
  return (time) => formatter.format(time);
};

export const toClock = format({ hour: '2-digit', minute: '2-digit' });
export const toSeconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const toDay = format({ weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' });
export const toShortDay = format({ day: '2-digit', month: '2-digit' });

/** A size that a person reads. */
export function toSize(bytes = 0) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

/** The letter in the place of a portrait: that of the given name. */
export const toInitial = (name) => name.split(' ').at(-1)?.[0]?.toUpperCase() ?? '?';

/** Media lie on this host, whatever name the product knows it by. */
export const toLocal = (url) => url.replace(/^https?:\/\/[^/]+(?=\/(media|stickers|avatars|articles)\/)/, '');
export const isLocal = (url) => toLocal(url).startsWith('/');
