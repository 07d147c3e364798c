const MIN = 320;
const MAX = 640;
const NARROW = 400;
const WIDE = 600;
const STEP = 20;

/**
 * Width of the sidebar in pixels. The reader drags its edge, uses the arrow keys, or toggles between narrow and wide.
 */
export class SidebarWidth {
  private width = NARROW;

  constructor(
    private readonly root: HTMLElement,
    private readonly handle: HTMLElement,
    private readonly onChange: () => void,
    signal: AbortSignal,
  ) {
    handle.addEventListener('pointerdown', (event) => this.startDrag(event), { signal });
    handle.addEventListener('keydown', (event) => this.onKey(event), { signal });
    this.set(NARROW);
  }

  get value(): number {
    return this.width;
  }

  toggleWide(): void {
    this.set(this.width < WIDE ? WIDE : NARROW);
  }

  private set(width: number): void {
    this.width = Math.round(Math.min(MAX, Math.max(MIN, width)));
    this.root.style.setProperty('--sidebar', `${this.width}px`);
    this.handle.setAttribute('aria-valuenow', String(this.width));
    this.handle.setAttribute('aria-valuemin', String(MIN));
    this.handle.setAttribute('aria-valuemax', String(MAX));
    this.onChange();
  }

  private startDrag(event: PointerEvent): void {
    event.preventDefault();
    this.handle.setPointerCapture(event.pointerId);
    const drag = new AbortController();
    const start = { x: event.clientX, width: this.width };
    const sign = this.root.dir === 'rtl' ? -1 : 1;
    const move = (at: PointerEvent): void => this.set(start.width + (start.x - at.clientX) * sign);
    this.handle.addEventListener('pointermove', move, { signal: drag.signal });
    this.handle.addEventListener('lostpointercapture', () => drag.abort(), { signal: drag.signal });
  }

  private onKey(event: KeyboardEvent): void {
    const sign = this.root.dir === 'rtl' ? -1 : 1;
    if (event.key === 'ArrowLeft') this.set(this.width + STEP * sign);
    else if (event.key === 'ArrowRight') this.set(this.width - STEP * sign);
    else return;
    event.preventDefault();
  }
}
