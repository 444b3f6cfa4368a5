import type { DataRequest } from '../own-data/data-request.js';
import type { Command } from './commands.js';

const LIMIT = 1_000;

/** Requests about own data that wait for a person, the most urgent first; what the citizen wrote is in the console. */
export const listDataRequests: Command = async ({ dataRequests, now }) => {
  const open = await dataRequests.listOpen(undefined, LIMIT);
  const lines = open.map((request) => toLine(request, now()));
  return lines.length > 0 ? lines : ['no open requests'];
};

function toLine({ requestId, officeId, kind, receivedAt, dueAt }: DataRequest, now: number): string {
  const late = now > dueAt ? '  LATE' : '';
  return `${officeId}  ${kind}  received ${toTime(receivedAt)}  due ${toTime(dueAt)}${late}  ${requestId}`;
}

const toTime = (at: number): string => new Date(at).toISOString();
