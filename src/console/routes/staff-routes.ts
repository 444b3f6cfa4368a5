import { actOnPerson, showPerson } from '../staff/act-on-person.js';
import { addPerson, showStaff } from '../staff/show-staff.js';
import type { RouteSource } from './route.js';

const ALL = '/offices/:officeId/staff';
const ONE = `${ALL}/:personId`;

/** The accounts of the office. */
export const staffRoutes: RouteSource = ({ services }) => [
  { method: 'get', path: ALL, may: 'manageStaff', handle: showStaff(services) },
  { method: 'post', path: ALL, may: 'manageStaff', handle: addPerson(services) },
  { method: 'get', path: ONE, may: 'manageStaff', handle: showPerson(services) },
  { method: 'post', path: ONE, may: 'manageStaff', handle: actOnPerson(services) },
];
