import { UnavailableError } from '../common/errors/unavailable.error.js';
import { WAITING_TASKS } from './limits.js';

/**
 * Lets a fixed number of works run at the same time; the others wait in order. Piscina has a queue too, but tasks that wait
 * in it are forgotten when the only thread of a pool ends.
 */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** @throws UnavailableError when too many works wait, and the reason of the signal. */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.free > 0) this.free -= 1;
    else await this.turn(signal);
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private turn(signal?: AbortSignal): Promise<void> {
    if (this.waiting.length >= WAITING_TASKS) throw new UnavailableError('work_queue_full');
    return new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(start), 1);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.push(start);
    });
  }

  private passOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
