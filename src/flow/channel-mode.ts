import type { Procedure } from './procedure.js';
import type { OfficeFacts, World } from './world.js';

/** How a procedure is filed at this office: one with nothing to file elsewhere is always taken in here. */
export const channelModeFor = (
  { office }: Pick<World, 'office'>,
  procedure: Pick<Procedure, 'formalFiling'> | undefined,
): OfficeFacts['channelMode'] => (procedure?.formalFiling === false ? 'DIRECT_INTAKE' : office.channelMode);
