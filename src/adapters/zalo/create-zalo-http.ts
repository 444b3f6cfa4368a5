import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosInstance } from 'axios';

const MAX_ANSWER_BYTES = 1_000_000;

/**
 * The one HTTP client for the platform. Sockets are kept open; a request waits for nobody's socket, because a request
 * that times out in a queue would look like one whose outcome is unknown. Every status is an answer, bodies stay text:
 * what they mean is decided where they are parsed. axios's own transforms, redirects and look-ups of proxies are off,
 * they cost more than the call itself.
 */
export function createZaloHttp({ timeoutMs }: { timeoutMs: number }): AxiosInstance {
  const agent = { keepAlive: true, scheduling: 'lifo', maxFreeSockets: 64 } as const;
  return axios.create({
    adapter: 'http',
    httpAgent: new http.Agent(agent),
    httpsAgent: new https.Agent(agent),
    timeout: timeoutMs,
    maxRedirects: 0,
    proxy: false,
    decompress: false,
    responseType: 'text',
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
    maxContentLength: MAX_ANSWER_BYTES,
    headers: { 'Accept-Encoding': 'identity' },
  });
}
