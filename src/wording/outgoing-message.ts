/**
 * One message as it leaves: plain text of at most 2,000 characters (NFC) and at most 5 buttons, or a file alone, because
 * the platform takes no words beside one; a picture may bear words, but then no buttons.
 */
export type OutgoingMessage = {
  text: string;
  buttons: { label: string; payload: string }[];
  /** whose words these are, to find out later what became of them */
  ref?: string | undefined;
  /** the id under which the file waits; `buttons` are empty then, and `text` too unless it is a picture */
  file?: string | undefined;
};
