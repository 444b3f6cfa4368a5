import { answerDataRequest, showDataRequests } from '../data-requests/show-data-requests.js';
import type { RouteSource } from './route.js';

const ALL = '/offices/:officeId/data-requests';
const ANSWER = `${ALL}/:requestId/answer`;

/** What citizens ask about their own data. */
export const dataRequestRoutes: RouteSource = ({ services }) => [
  { method: 'get', path: ALL, may: 'answerDataRequests', handle: showDataRequests(services) },
  { method: 'post', path: ANSWER, may: 'answerDataRequests', handle: answerDataRequest(services) },
];
