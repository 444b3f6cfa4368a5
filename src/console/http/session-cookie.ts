import type { Request, Response } from 'express';

/**
 * The cookie that carries the log-in's token: never readable by scripts, never sent from other sites' posts. By https it
 * bears the `__Host-` prefix, which browsers only accept when secure, from this very host and for the path `/`.
 */
export function createSessionCookie({ https }: { https: boolean }) {
  const name = https ? '__Host-motcua' : 'motcua';
  const optionsFor = (req: Request) =>
    ({ httpOnly: true, sameSite: 'lax', secure: https, path: https ? '/' : req.baseUrl || '/' }) as const;
  return {
    read(req: Request): string | undefined {
      for (const pair of (req.headers.cookie ?? '').split(';')) {
        const [key = '', value = ''] = pair.trim().split('=');
        if (key === name && value !== '') return value;
      }
      return undefined;
    },
    write: (req: Request, res: Response, token: string) => res.cookie(name, token, optionsFor(req)),
    clear: (req: Request, res: Response) => res.clearCookie(name, optionsFor(req)),
  };
}
export type SessionCookie = ReturnType<typeof createSessionCookie>;
