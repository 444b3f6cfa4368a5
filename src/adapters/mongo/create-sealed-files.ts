import { type Connection, mongo } from 'mongoose';
import type { Cipher } from '../../secrets/cipher.js';

/** Sealed bytes of any length. */
export type SealedFiles = {
  write(id: mongo.ObjectId, bytes: Buffer): Promise<void>;
  /** Throws `SealBroken` when the bytes were changed or their key is gone. */
  read(id: mongo.ObjectId): Promise<Buffer>;
  /** Also removes what a killed upload left of a file. */
  remove(id: mongo.ObjectId): Promise<void>;
};

/** Files in the GridFS bucket `mediaFiles`, sealed as a whole; names and types stay out of the bucket. */
export function createSealedFiles({
  connection,
  cipher,
}: {
  connection: Connection;
  cipher: Cipher;
}): SealedFiles {
  const bucket = (): mongo.GridFSBucket => {
    if (!connection.db) throw new Error('not connected');
    return new mongo.GridFSBucket(connection.db, {
      bucketName: 'mediaFiles',
      writeConcern: { w: 'majority' },
    });
  };
  return {
    write: (id, bytes) =>
      new Promise((resolve, reject) => {
        const upload = bucket().openUploadStreamWithId(id, 'sealed');
        upload.once('finish', () => resolve()).once('error', reject);
        upload.end(cipher.sealBytes(bytes));
      }),
    async read(id) {
      const chunks: Buffer[] = [];
      for await (const chunk of bucket().openDownloadStream(id) as AsyncIterable<Buffer>) chunks.push(chunk);
      return cipher.openBytes(Buffer.concat(chunks));
    },
    async remove(id) {
      await connection.collection('mediaFiles.chunks').deleteMany({ files_id: id });
      await connection.collection('mediaFiles.files').deleteMany({ _id: id });
    },
  };
}
