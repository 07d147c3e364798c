import { AppError } from '../common/errors/app-error.js';
import { LEASE_RENEWAL_MS, WRITER_LEASE_MS } from './limits.js';

/** The lease of one writer as a store keeps it. */
export interface StoredLease {
  /** Takes the lease if nobody has it, or if the writer that has it did not renew it in time. @returns whether it was taken. */
  acquire(): Promise<boolean>;
  /** @returns false when another writer has taken the lease. */
  renew(): Promise<boolean>;
  /** Does nothing when another writer has taken the lease. */
  release(): Promise<void>;
}

export interface LeaseTimes {
  readonly leaseMs: number;
  readonly renewalMs: number;
}

export const LEASE_TIMES: LeaseTimes = { leaseMs: WRITER_LEASE_MS, renewalMs: LEASE_RENEWAL_MS };

/** Lets only one writer of all processes work on a store. The lease is renewed while the work goes on. */
export class WriterLease {
  private validUntil = 0;
  private lost?: AbortController;
  private acquiring = false;
  private renewing: Promise<void> = Promise.resolve();

  constructor(
    private readonly stored: StoredLease,
    private readonly times: LeaseTimes,
  ) {}

  /**
   * Runs `work` while this writer has the lease; its signal is aborted when the lease is lost.
   * @throws AppError `index_building` when another writer has the lease.
   */
  async hold<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    if (this.acquiring || this.lost) throw indexBuilding();
    this.acquiring = true;
    const asked = performance.now();
    try {
      if (!(await this.stored.acquire())) throw indexBuilding();
    } finally {
      this.acquiring = false;
    }
    this.validUntil = asked + this.times.leaseMs;
    return this.renewedWhile(work);
  }

  /** Runs one write: as a part of the work that holds the lease, else with a lease of its own. */
  async within<T>(write: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const { lost } = this;
    if (!lost) return this.hold(write);
    if (performance.now() > this.validUntil) await this.renew(lost);
    lost.signal.throwIfAborted();
    return write(lost.signal);
  }

  private async renewedWhile<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    this.lost = lost;
    const timer = setInterval(() => void this.renew(lost), this.times.renewalMs).unref();
    try {
      return await work(lost.signal);
    } finally {
      clearInterval(timer);
      await this.renewing;
      // A lease that cannot be released ends by itself.
      await this.stored.release().catch(() => undefined);
      this.lost = undefined;
    }
  }

  /** Renewals follow one another, so that none is on its way when the lease is released. */
  private renew(lost: AbortController): Promise<void> {
    this.renewing = this.renewing.then(() => this.renewOnce(lost));
    return this.renewing;
  }

  private async renewOnce(lost: AbortController): Promise<void> {
    const asked = performance.now();
    try {
      if (await this.stored.renew()) return void (this.validUntil = asked + this.times.leaseMs);
    } catch {
      // While the store is unavailable, nobody else can take the lease before it ends.
      if (performance.now() <= this.validUntil) return;
    }
    lost.abort(leaseLost());
  }
}

function indexBuilding(): AppError {
  const message = 'Another process is building the index. Wait until it is complete.';
  return new AppError({ code: 'index_building', message, retryAfter: WRITER_LEASE_MS / 1_000 });
}

/** Stores throw this when they find that another writer has taken the lease. */
export function leaseLost(): AppError {
  const message =
    'Another process has begun to write the index, because this one did not respond for a while. Wait until it is complete.';
  return new AppError({ code: 'index_building', message, retryAfter: WRITER_LEASE_MS / 1_000 });
}
