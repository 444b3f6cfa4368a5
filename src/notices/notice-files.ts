/** Which files of notices there still are; what is in them is for `OutgoingFiles`. Rejects when the database is away. */
export type NoticeFiles = {
  /** Those of these that were not erased. */
  present(fileIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Files that were kept before this moment and not erased, after this one in the order of their ids. */
  keptBefore(at: number, after: string, limit: number): Promise<string[]>;
};
