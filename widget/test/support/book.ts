import { fileURLToPath } from 'node:url';

/** A small corpus for servers that index and show content. */
export const CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));
export const TOPICS = '/basics/ros2/topics';
export const SERVICES = '/basics/services/services';
