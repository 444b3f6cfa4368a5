/** A process of the product that is up. */
export type Running = {
  /** where it listens */
  port: number;
  /** Takes nothing new, finishes what it holds, hangs up. */
  close(): Promise<void>;
};
