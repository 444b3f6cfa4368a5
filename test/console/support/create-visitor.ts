import { PASSWORD } from './staff-fixtures.js';

export type Answer = { status: number; text: string; headers: Headers; location: string | null };

type Fields = Record<string, string | string[]>;

/** A browser without scripts: keeps cookies, follows nothing, posts forms with the token that the last page held. */
export function createVisitor(base: string) {
  const cookies = new Map<string, string>();
  let csrf = '';

  async function send(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(base + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf;
    return {
      status: response.status,
      text,
      headers: response.headers,
      location: response.headers.get('location'),
    };
  }

  /** A field that stands in a form several times is a list. */
  function post(path: string, fields: Fields = {}, headers: Record<string, string> = {}) {
    const pairs = Object.entries({ _csrf: csrf, ...fields }).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    return send(path, { method: 'POST', body: new URLSearchParams(pairs), headers });
  }

  /** As `post`, the way a form with a file is sent. */
  const postForm = (path: string, fields: Record<string, string | File | File[]>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ _csrf: csrf, ...fields }))
      for (const one of [value].flat()) body.append(name, one);
    return send(path, { method: 'POST', body });
  };

  return {
    cookies,
    postForm,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post,
    tryLogIn: (username: string, password = PASSWORD, headers: Record<string, string> = {}) =>
      post('/log-in', { username, password }, headers),
    /** Logs in and opens the first page, whose token the next posts carry. */
    async logIn(username: string, office = 'ninh-thanh') {
      const { status } = await post('/log-in', { username, password: PASSWORD });
      if (status !== 303) throw new Error(`log-in of ${username} answered ${status}`);
      await send(`/offices/${office}/worklists/waiting`);
    },
  };
}
export type Visitor = ReturnType<typeof createVisitor>;
