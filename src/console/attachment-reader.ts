/** What a stored file is. `name` is as the citizen sent it. */
export type StoredAttachment = { name: string; contentType: string; bytes: number };

/** The citizens' files, opened. Who may see them is decided before this is asked. */
export type AttachmentReader = {
  /** Files that are not stored (yet, or no longer) are left out. */
  describe(mediaIds: readonly string[]): Promise<ReadonlyMap<string, StoredAttachment>>;
  read(mediaId: string): Promise<{ bytes: Uint8Array; contentType: string; name: string } | undefined>;
};
