/**
 * Thrown when a call would interfere with a running answer or a loading thread. Repeat it after `chatkit.response.end`.
 */
export class BusyError extends Error {
  override readonly name = 'BusyError';

  constructor() {
    super('The chat is busy. Wait for `chatkit.response.end` or stop the answer first.');
  }
}
