import type { SubmissionRecord, SubmissionStore } from '../../src/dossiers/submission-store.js';

/** Submissions in memory; held to the same contract suite as those on MongoDB. */
export function createFakeSubmissionStore({ now }: { now: () => number }): SubmissionStore {
  const rows = new Map<string, SubmissionRecord>();
  const inState = (state: SubmissionRecord['state']) =>
    [...rows.values()].filter((row) => row.state === state).sort((a, b) => a.createdAt - b.createdAt);
  function get(submissionId: string): SubmissionRecord {
    const row = rows.get(submissionId);
    if (!row) throw new Error('no such submission');
    return row;
  }

  return {
    async save(submission) {
      const id = submission.submission.submissionId;
      if (rows.has(id)) return;
      rows.set(id, { ...structuredClone(submission), state: 'waiting', attempts: 0, createdAt: now() });
    },
    async find(submissionId) {
      return structuredClone(rows.get(submissionId));
    },
    async claimCode(submissionId, code) {
      const row = get(submissionId);
      row.code ??= code;
      return row.code;
    },
    async markDone(submissionId) {
      const row = get(submissionId);
      row.state = 'done';
      delete row.reason;
    },
    async countAttempt(submissionId, reason) {
      const row = get(submissionId);
      row.attempts += 1;
      row.reason = reason;
      return row.attempts;
    },
    async markDead(submissionId, reason) {
      const row = get(submissionId);
      if (row.state === 'waiting') Object.assign(row, { state: 'dead', reason });
    },
    async revive(submissionId) {
      const row = get(submissionId);
      if (row.state !== 'dead') return false;
      Object.assign(row, { state: 'waiting', attempts: 0 });
      delete row.reason;
      return true;
    },
    async waitingOlderThan(at, limit) {
      return inState('waiting')
        .filter((row) => row.createdAt < at)
        .slice(0, limit)
        .map((row) => row.submission.submissionId);
    },
    async listDead(limit) {
      return inState('dead')
        .slice(0, limit)
        .map(({ submission, officeId, attempts, reason, createdAt }) => ({
          submissionId: submission.submissionId,
          officeId,
          attempts,
          createdAt,
          ...(reason !== undefined && { reason }),
        }));
    },
  };
}
