import { type Document, deserialize, serialize } from 'bson';

/** A refusal with MongoDB's number and name. */
export class CommandFailed extends Error {
  readonly code: number;
  readonly codeName: string;

  constructor(code: number, codeName: string, message: string) {
    super(message);
    this.code = code;
    this.codeName = codeName;
  }
}

const WRITE_CONFLICT = { code: 112, codeName: 'WriteConflict' };
const DUPLICATE_KEY = { code: 11000, codeName: 'DuplicateKey' };
const BAD_VALUE = { code: 2, codeName: 'BadValue' };

/** DocumentDB's and PostgreSQL's SQLSTATEs in MongoDB's numbers, as far as drivers and applications look at them. */
const BY_SQLSTATE: Readonly<Record<string, { code: number; codeName: string }>> = {
  M0000: { code: 1, codeName: 'InternalError' },
  M0001: BAD_VALUE,
  M0003: { code: 9, codeName: 'FailedToParse' },
  M0004: { code: 14, codeName: 'TypeMismatch' },
  M0005: { code: 15, codeName: 'Overflow' },
  M0006: { code: 20, codeName: 'IllegalOperation' },
  M0008: { code: 26, codeName: 'NamespaceNotFound' },
  M0009: { code: 27, codeName: 'IndexNotFound' },
  M000A: { code: 28, codeName: 'PathNotViable' },
  M000D: { code: 40, codeName: 'ConflictingUpdateOperators' },
  M000E: { code: 43, codeName: 'CursorNotFound' },
  M000F: { code: 48, codeName: 'NamespaceExists' },
  M000M: { code: 66, codeName: 'ImmutableField' },
  M000N: { code: 67, codeName: 'CannotCreateIndex' },
  M000P: { code: 72, codeName: 'InvalidOptions' },
  M000Q: { code: 73, codeName: 'InvalidNamespace' },
  M000R: { code: 85, codeName: 'IndexOptionsConflict' },
  M000S: { code: 86, codeName: 'IndexKeySpecsConflict' },
  M000U: { code: 115, codeName: 'CommandNotSupported' },
  M00CO: { code: 121, codeName: 'DocumentValidationFailure' },
  M00EW: { code: 24, codeName: 'LockTimeout' },
  M00F1: WRITE_CONFLICT,
  M001B: { code: 10334, codeName: 'BSONObjectTooLarge' },
  M001C: DUPLICATE_KEY,
  '23505': DUPLICATE_KEY,
  '23P01': DUPLICATE_KEY,
  '40001': WRITE_CONFLICT,
  '40P01': WRITE_CONFLICT,
  '55P03': WRITE_CONFLICT,
  '57014': { code: 50, codeName: 'MaxTimeMSExpired' },
};

/** What the database undid as a whole because somebody else came first: the same command may be sent again. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlStateOf(error));
}

/** The reply to a command that failed. Inside a transaction a conflict invites the driver to run it all again. */
export function toErrorReply(error: unknown, inTransaction: boolean): Uint8Array {
  const { code, codeName } = error instanceof CommandFailed ? error : known(sqlStateOf(error));
  const message = error instanceof Error ? error.message : String(error);
  const transient = inTransaction && (code === WRITE_CONFLICT.code || code === 251);
  return serialize({
    ok: 0,
    errmsg: withPrefix(code, message),
    code,
    codeName,
    ...(transient && { errorLabels: ['TransientTransactionError'] }),
  });
}

/** A write's reply with the errors of its single operations in MongoDB's numbers. */
export function translateWriteErrors(reply: Buffer): Uint8Array {
  const document = deserialize(reply, { promoteLongs: false });
  const writeErrors = (document.writeErrors as Document[]).map((error) => {
    const { code } = known(unpackSqlState(Number(error.code)));
    return { ...error, code, errmsg: withPrefix(code, String(error.errmsg)) };
  });
  return serialize({ ...document, writeErrors });
}

/** Inside a reply DocumentDB gives an SQLSTATE as a number, six bits a letter, the first letter lowest. */
function unpackSqlState(packed: number): string {
  return String.fromCharCode(...[0, 6, 12, 18, 24].map((shift) => ((packed >> shift) & 63) + 48));
}

/** Applications recognise a broken unique index by this prefix as well as by the number. */
function withPrefix(code: number, message: string): string {
  return code === DUPLICATE_KEY.code && !message.startsWith('E11000') ? `E11000 ${message}` : message;
}

function known(sqlState: string): { code: number; codeName: string } {
  return BY_SQLSTATE[sqlState] ?? BAD_VALUE;
}

function sqlStateOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
