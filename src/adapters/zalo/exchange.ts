import { type AxiosInstance, isAxiosError } from 'axios';

export type HttpRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
};

/** What became of one request, before anybody reads what it says. */
export type Exchanged =
  | { kind: 'response'; status: number; text: string }
  /** It surely did not reach the platform. */
  | { kind: 'notSent'; reason: string }
  /** It may have been taken: time ran out, the socket was cut, the answer broke off. */
  | { kind: 'lost'; reason: string };

/** Failures that come before the first byte of the request is written. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Makes one request; never throws for what the network does. axios's own limit is for silence, the signal's for the whole. */
export async function exchange(http: AxiosInstance, request: HttpRequest): Promise<Exchanged> {
  try {
    const { method, url, headers, body } = request;
    const response = await http.request<string>({ method, url, headers, data: body, ...endOf(http) });
    return { kind: 'response', status: response.status, text: String(response.data) };
  } catch (error) {
    if (!isAxiosError(error)) throw error;
    const reason = error.code ?? 'no-code';
    return NEVER_LEFT.has(reason) || isConnecting(error.cause)
      ? { kind: 'notSent', reason }
      : { kind: 'lost', reason };
  }
}

/** An answer that trickles in is not silent; it gets half as long again. */
const endOf = ({ defaults: { timeout } }: AxiosInstance) =>
  timeout ? { signal: AbortSignal.timeout(Math.ceil(timeout * 1.5)) } : {};

/** Whether Node failed while it opened the connection. */
const isConnecting = (cause: unknown): boolean =>
  cause instanceof Error && 'syscall' in cause && cause.syscall === 'connect';

/** A base URL as paths can be put behind it. */
export const withoutSlash = (base: string): string => (base.endsWith('/') ? base.slice(0, -1) : base);
