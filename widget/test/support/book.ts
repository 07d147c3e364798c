import { fileURLToPath } from 'node:url';

/** A small book for servers of the tests, read by their own site, search and agent. */
export const CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));
export const TOPICS = '/basics/ros2/topics';
export const SERVICES = '/basics/services/services';
