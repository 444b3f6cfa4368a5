import { z } from 'zod';

/**
 * What looks like feedback and is another matter by law: a complaint (Luật Khiếu nại), a denunciation (Luật Tố cáo), an
 * audience with the ward's head (tiếp công dân), or an emergency. None may be registered as feedback; the citizen is
 * told where it goes (reference procedures §1.h).
 */
export const Referral = z.enum(['complaint', 'denunciation', 'audience', 'emergency']);
export type Referral = z.infer<typeof Referral>;

/** What people write outside of any form; an emergency is recognised by the alarms. */
export const SpokenReferral = Referral.exclude(['emergency']);
export type SpokenReferral = z.infer<typeof SpokenReferral>;
