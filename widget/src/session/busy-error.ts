/** An answer or a thread is still on its way; try again when it has arrived. */
export class BusyError extends Error {
  override readonly name = 'BusyError';

  constructor() {
    super('The chat is busy. Wait for `chatkit.response.end` or stop the answer first.');
  }
}
