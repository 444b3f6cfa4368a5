import type { ConsoleServices } from '../console-services.js';
import { tooLong } from '../http/deed-form.js';
import type { AtOffice } from '../http/gate.js';
import type { DeedResult, TalkForm } from './act-on-talk.js';
import { prepareUpload } from './prepare-upload.js';
import type { Upload } from './take-upload.js';
import type { TalkFile } from './talk-desk.js';

type Posted = {
  services: ConsoleServices;
  who: AtOffice;
  talk: TalkFile;
  form: TalkForm;
  upload: Upload | 'tooLarge' | undefined;
};

/** A clerk's words or file, as far as they can go at all: inside the platform's window, not too long, clean, readable. */
export async function sendReply({ services, who, talk, form, upload }: Posted): Promise<DeedResult> {
  const { problems } = services.pages.words.talks;
  const { text, replyId, heard } = form;
  if (talk.way === 'closed') return { kind: 'problem', problem: problems.windowClosed, status: 409 };
  if ((text === '' && !upload) || replyId === '') return wrong(problems.empty);
  const long = tooLong(text, services.pages.words);
  if (long !== undefined) return wrong(long);
  const file = await prepareUpload(services, upload);
  if (typeof file === 'string') return wrong(problems[file]);
  const { conversationId, about } = talk;
  const { username, displayName } = who.staff;
  return services.talks.reply({
    ...{ officeId: who.office.id, conversationId, username, heard },
    ...{ replyId, name: displayName, text },
    ...(about && { about: about.code }),
    ...(file && { file }),
  });
}

const wrong = (problem: string): DeedResult => ({ kind: 'problem', problem, status: 422 });
