import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import { LOOP_TURN_MS, SHORT_LOOP_TURN_MS } from './limits.js';

/**
 * Shares the event loop between many works that arrive at the same time: requests, starts of answers, packets of model
 * servers. Each asks for its place before it begins. While little of the current turn of the event loop is used it may
 * begin at once; otherwise it waits, in the order of arrival, for a later turn. Between two turns the event loop serves
 * everything that does not wait here: health checks, new connections, timers.
 */
export class LoopQueue {
  private readonly waiting: (() => void)[] = [];
  /** Undefined: no work has begun in the current turn. */
  private turnBegan?: number;
  private turnMs = LOOP_TURN_MS;
  private hasConnected = false;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @returns undefined when the work may begin at once. */
  place(): Promise<void> | undefined {
    if (this.waiting.length === 0 && this.hasTime()) return undefined;
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /**
   * A client has connected. The event loop accepts one connection in each turn, so turns are short until no more connect:
   * otherwise a thousand of them would keep the next one waiting for a thousand full turns.
   */
  connected(): void {
    this.hasConnected = true;
  }

  private hasTime(): boolean {
    if (this.turnBegan === undefined) this.beginTurn();
    return this.now() - this.turnBegan! < this.turnMs;
  }

  private beginTurn(): void {
    this.turnBegan = this.now();
    this.turnMs = this.hasConnected ? SHORT_LOOP_TURN_MS : LOOP_TURN_MS;
    this.hasConnected = false;
    setImmediate(this.nextTurn);
  }

  private readonly nextTurn = () => {
    this.turnBegan = undefined;
    if (this.waiting.length === 0) return;
    this.beginTurn();
    this.admit();
  };

  /** Lets one work begin. The next one follows when the promises of this one have run, if there is time left. */
  private readonly admit = () => {
    if (!this.hasTime()) return;
    const begin = this.waiting.shift();
    if (!begin) return;
    begin();
    // A tick that is requested in a microtask runs after all microtasks.
    queueMicrotask(() => process.nextTick(this.admit));
  };
}

/** The queue of this process. */
export const loopQueue = new LoopQueue();
