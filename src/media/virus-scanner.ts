/** `away`: no verdict was to be had, so the file must not be kept yet. */
export type ScanVerdict = 'clean' | 'infected' | 'away';

/** Looks for known malware. Never throws: a scanner that does not answer, or not sensibly, is away. */
export type VirusScanner = { scan(bytes: Buffer): Promise<ScanVerdict> };
