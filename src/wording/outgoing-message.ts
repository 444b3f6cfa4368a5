/** One message as it leaves: plain text of at most 2,000 characters (NFC) and at most 5 buttons. */
export type OutgoingMessage = {
  text: string;
  buttons: { label: string; payload: string }[];
};
