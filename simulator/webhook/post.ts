import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';

export type Posting = { url: string; body: string; headers: Record<string, string>; limitMs: number };

/** `unconnected`: no connection could be opened; `broken`: one was, and it ended without an answer. */
export type PostOutcome =
  | { outcome: 'answered'; status: number; headers: Record<string, unknown>; body: string }
  | { outcome: 'late' | 'broken' | 'unconnected'; detail: string };

/**
 * Posts over a fresh connection, since only "could not connect" is retried and a pooled one that the receiver closed
 * would look like something else. Never throws.
 */
export function post({ url, body, headers, limitMs }: Posting): Promise<PostOutcome> {
  return new Promise((resolve) => {
    let connected = false;
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const bytes = Buffer.from(body, 'utf8');
    const length = { 'content-length': String(bytes.length) };
    const outgoing: ClientRequest = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, ...length },
    });
    const timer = setTimeout(() => {
      resolve({ outcome: 'late', detail: `no answer within ${limitMs} ms` });
      outgoing.destroy();
    }, limitMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      resolve({ outcome: connected ? 'broken' : 'unconnected', detail: error.message || error.name });
    };
    outgoing.on('socket', (socket) => socket.once('connect', () => (connected = true)));
    outgoing.on('error', fail);
    outgoing.on('response', (response: IncomingMessage) => {
      text(response).then((answer) => {
        clearTimeout(timer);
        const { statusCode: status = 0, headers: answerHeaders } = response;
        resolve({ outcome: 'answered', status, headers: answerHeaders, body: answer.slice(0, 10_000) });
      }, fail);
    });
    outgoing.end(bytes);
  });
}
