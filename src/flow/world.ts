import type { DomainData } from '../identity/domain-data.js';
import type { Office } from '../offices/office.js';
import type { Catalogue } from './catalogue.js';

/** What the engine may say about the office; nothing here is secret. */
export type OfficeFacts = Pick<
  Office,
  'name' | 'centreName' | 'address' | 'phone' | 'hoursText' | 'channelMode'
>;

/** All that `step` knows besides the session and the event. A plain value: the same world gives the same answer. */
export type World = { catalogue: Catalogue; domain: DomainData; office: OfficeFacts };
